import type { Definition } from '@/core/definition/definition.ts';
import { diagnose } from '@/core/diagnose/diagnose.ts';
import { StudioError } from '@/core/errors.ts';
import type { UseCaseContext } from '../context.ts';
import { findSurroundings } from '../definition/find-surroundings.ts';

/**
 * Lets pass what may be registered. What is known not to build gets no number; a draft can hold it for
 * ever. Finds what the editor shows. Throws `DEFINITION_HAS_ERRORS`.
 */
export async function acceptDefinition(context: UseCaseContext, definition: Definition): Promise<void> {
  const surroundings = await findSurroundings(context, definition);
  const errors = diagnose(definition, surroundings).filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first) {
    throw new StudioError('DEFINITION_HAS_ERRORS', { count: String(errors.length), first: first.code });
  }
}
