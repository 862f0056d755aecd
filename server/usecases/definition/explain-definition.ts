import type { z } from 'zod';
import { definitionSchema } from '@/core/definition/definition.ts';
import type { UseCaseContext } from '../context.ts';
import { explainHashes, findLock, type HashExplanation } from '../version/explain-hashes.ts';
import { findBuiltImage } from '../version/find-built-image.ts';
import { versionReferenceInput } from '../version/version-reference.ts';

export const explainDefinitionInput = versionReferenceInput.extend({ definition: definitionSchema });

/** Why registering the definition would be a new version, and its image another than that of a version. Throws `NOT_FOUND`. */
export async function explainDefinition(
  context: UseCaseContext,
  { name, number, definition }: z.infer<typeof explainDefinitionInput>,
): Promise<HashExplanation> {
  const { versions } = context.database.stores;
  const version = await versions.get(context.actor.workspaceId, name, number);
  const [left, right, built] = await Promise.all([
    findLock(context, version.definition),
    findLock(context, definition),
    findBuiltImage(context, { name, number }),
  ]);
  return explainHashes(
    context,
    { definition: version.definition, lock: left, built },
    { definition, lock: right, built: undefined },
  );
}
