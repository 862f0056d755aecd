import type { z } from 'zod';
import type { Definition } from '@/core/definition/definition.ts';
import { environmentNameField } from '@/core/environment/environment-fields.ts';
import { compareLocks, type PackageChange } from '@/core/lock/compare-locks.ts';
import { versionNumberField } from '@/core/version/version-fields.ts';
import type { UseCaseContext } from '../context.ts';
import { explainHashes, type HashExplanation } from './explain-hashes.ts';
import { findBuiltImage } from './find-built-image.ts';
import { type VersionReference, versionReferenceInput } from './version-reference.ts';

export const compareVersionsInput = versionReferenceInput.extend({
  otherName: environmentNameField,
  otherNumber: versionNumberField,
});

export interface VersionComparison {
  readonly left: Definition;
  readonly right: Definition;
  /** Locked packages that differ; those of a version that is not locked count as absent. */
  readonly packages: readonly PackageChange[];
  /** Why their hashes differ, field by field. */
  readonly explanation: HashExplanation;
}

/** `left` is the named version, `right` the other. Throws `NOT_FOUND`. */
export async function compareVersions(
  context: UseCaseContext,
  { name, number, otherName, otherNumber }: z.infer<typeof compareVersionsInput>,
): Promise<VersionComparison> {
  const [left, right] = await Promise.all([
    findCompared(context, { name, number }),
    findCompared(context, { name: otherName, number: otherNumber }),
  ]);
  return {
    left: left.definition,
    right: right.definition,
    packages: compareLocks(left.lock, right.lock),
    explanation: explainHashes(context, left, right),
  };
}

async function findCompared(context: UseCaseContext, reference: VersionReference) {
  const { database, actor } = context;
  const { versions, locks } = database.stores;
  const [version, built] = await Promise.all([
    versions.get(actor.workspaceId, reference.name, reference.number),
    findBuiltImage(context, reference),
  ]);
  const lock = await locks.findNewest(actor.workspaceId, version.specificationHash);
  return { definition: version.definition, lock: lock?.content, built };
}
