import { compareImageInputs } from '@/core/definition/compare-image-inputs.ts';
import { compareSpecifications } from '@/core/definition/compare-specifications.ts';
import type { Definition } from '@/core/definition/definition.ts';
import type { HashChange } from '@/core/definition/hash-change.ts';
import { imageHash, specificationHash } from '@/core/digest.ts';
import type { Lock } from '@/core/lock/lock.ts';
import type { UseCaseContext } from '../context.ts';
import { type Hashed, knownImageInputs } from './hash-inputs.ts';

/** Why two definitions have other hashes, field by field. */
export interface HashExplanation {
  /** Empty: the same specification, so no new version. */
  readonly specification: readonly HashChange[];
  /** Empty: the same image. Undefined while one of the two is not locked, or the toolbox is not there. */
  readonly image: readonly HashChange[] | undefined;
  /** Nobody kept what the image of `left` was made of; made today it would be another one. */
  readonly isLeftOutdated: boolean;
}

/** An image that was made counts as it was made: what made it is compared, not what would be made today. */
export function explainHashes(
  { toolbox }: Pick<UseCaseContext, 'toolbox'>,
  left: Hashed,
  right: Hashed,
): HashExplanation {
  const before = knownImageInputs(toolbox, left);
  const after = knownImageInputs(toolbox, right);
  return {
    specification: compareSpecifications(left.definition, right.definition),
    image: before && after && compareImageInputs(before, after),
    isLeftOutdated: before !== undefined && left.built !== undefined && imageHash(before) !== left.built.imageHash,
  };
}

/** What was locked for a definition in the workspace. */
export async function findLock({ database, actor }: UseCaseContext, definition: Definition): Promise<Lock | undefined> {
  const stored = await database.stores.locks.findNewest(actor.workspaceId, specificationHash(definition));
  return stored?.content;
}
