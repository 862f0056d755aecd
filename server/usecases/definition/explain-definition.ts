import type { z } from 'zod';
import { definitionSchema } from '@/core/definition/definition.ts';
import type { UseCaseContext } from '../context.ts';
import { explainHashes, findLock, type HashExplanation } from '../version/explain-hashes.ts';
import { findBuiltHash } from '../version/find-built-hash.ts';
import { versionReferenceInput } from '../version/version-reference.ts';

export const explainDefinitionInput = versionReferenceInput.extend({ definition: definitionSchema });

/** Why registering the definition would be a new version, and its image another than that of a version. Throws `NOT_FOUND`. */
export async function explainDefinition(
  context: UseCaseContext,
  { name, number, definition }: z.infer<typeof explainDefinitionInput>,
): Promise<HashExplanation> {
  const { versions } = context.database.stores;
  const version = await versions.get(context.actor.workspaceId, name, number);
  const [left, right, builtHash] = await Promise.all([
    findLock(context, version.definition),
    findLock(context, definition),
    findBuiltHash(context, { name, number }),
  ]);
  return explainHashes(context, { definition: version.definition, lock: left, builtHash }, { definition, lock: right });
}
