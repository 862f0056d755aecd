import { compareImageInputs } from '@/core/definition/compare-image-inputs.ts';
import { compareSpecifications } from '@/core/definition/compare-specifications.ts';
import type { Definition } from '@/core/definition/definition.ts';
import type { HashChange } from '@/core/definition/hash-change.ts';
import { imageHash, specificationHash } from '@/core/digest.ts';
import type { Lock } from '@/core/lock/lock.ts';
import type { UseCaseContext } from '../context.ts';

/** A definition, locked or not. */
export interface Explained {
  readonly definition: Definition;
  readonly lock: Lock | undefined;
}

/** Why two definitions have other hashes, field by field. */
export interface HashExplanation {
  /** Empty: the same specification, so no new version. */
  readonly specification: readonly HashChange[];
  /** Empty: the same image. Undefined while one of the two is not locked, or the toolbox is not there. */
  readonly image: readonly HashChange[] | undefined;
  /** The image of `left` was made from an earlier lock, or by an earlier renderer or tools: made anew it is another. */
  readonly isLeftOutdated: boolean;
}

/**
 * @param builtHash of the image that was made of `left`, when there is one.
 */
export function explainHashes(
  { toolbox }: Pick<UseCaseContext, 'toolbox'>,
  left: Explained & { readonly builtHash: string | undefined },
  right: Explained,
): HashExplanation {
  const specification = compareSpecifications(left.definition, right.definition);
  const toolDigests = toolbox.image()?.toolDigests;
  if (!toolDigests || !left.lock) return { specification, image: undefined, isLeftOutdated: false };
  const before = { definition: left.definition, lock: left.lock, toolDigests };
  const isLeftOutdated = left.builtHash !== undefined && left.builtHash !== imageHash(before);
  if (!right.lock) return { specification, image: undefined, isLeftOutdated };
  const image = compareImageInputs(before, { definition: right.definition, lock: right.lock, toolDigests });
  return { specification, image, isLeftOutdated };
}

/** What was locked for a definition in the workspace. */
export async function findLock({ database, actor }: UseCaseContext, definition: Definition): Promise<Lock | undefined> {
  const stored = await database.stores.locks.findNewest(actor.workspaceId, specificationHash(definition));
  return stored?.content;
}
