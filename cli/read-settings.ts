import { type Definition, definitionSchema } from '../core/definition/definition.ts';

const settingsSchema = definitionSchema.omit({ conda: true, pip: true, dockerfile: true }).partial().strict();

/** The settings of a definition that stand beside its texts, or what is wrong with them. */
export function readSettings(text: string): { readonly settings: Partial<Definition> } | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'no JSON' };
  }
  const { success, data, error } = settingsSchema.safeParse(value);
  if (success) return { settings: Object.fromEntries(Object.entries(data).filter(([, one]) => one !== undefined)) };
  const [issue] = error.issues;
  const field = issue?.path.join('.');
  return { problem: `${field ? `${field}: ` : ''}${issue?.message ?? 'not understood'}` };
}
