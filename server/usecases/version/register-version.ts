import { z } from 'zod';
import { definitionSchema } from '@/core/definition/definition.ts';
import { specificationHash } from '@/core/digest.ts';
import { descriptionField, environmentNameField } from '@/core/environment/environment-fields.ts';
import type { Registration } from '@/core/version/version.ts';
import { labelsField, noteField } from '@/core/version/version-fields.ts';
import type { UseCaseContext } from '../context.ts';
import { acceptDefinition } from './accept-definition.ts';
import { writeVersion } from './write-version.ts';

export const registerVersionInput = z.object({
  name: environmentNameField,
  /** The draft it was written in: closed when everything in it is registered. */
  draftId: z.uuid().optional(),
  definition: definitionSchema,
  note: noteField.default(''),
  description: descriptionField.default(''),
  labels: labelsField.default({}),
});

/**
 * Gives the definition the next number of its environment, or, where an equal one was registered before,
 * returns the newest version that has it. A draft that holds another text than what was registered stays
 * open: it differs in comments, or somebody else has written in it since.
 * Throws `DEFINITION_HAS_ERRORS`, `NOT_FOUND`, `NOT_ALLOWED`, `ARCHIVED`.
 */
export async function registerVersion(
  context: UseCaseContext,
  input: z.infer<typeof registerVersionInput>,
): Promise<Registration> {
  await acceptDefinition(context, input.definition);
  const hash = specificationHash(input.definition);
  return context.database.transaction(async (stores) => {
    // Another version, here or elsewhere in the workspace, may have had the same specification locked.
    const lock = await stores.locks.findNewest(context.actor.workspaceId, hash);
    return writeVersion(stores, context, input, { specificationHash: hash, lock });
  });
}
