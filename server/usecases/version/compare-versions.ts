import type { z } from 'zod';
import type { Definition } from '@/core/definition/definition.ts';
import { environmentNameField } from '@/core/environment/environment-fields.ts';
import { compareLocks, type PackageChange } from '@/core/lock/compare-locks.ts';
import { versionNumberField } from '@/core/version/version-fields.ts';
import type { UseCaseContext } from '../context.ts';
import { explainHashes, type HashExplanation } from './explain-hashes.ts';
import { findBuiltImage } from './find-built-image.ts';
import { versionReferenceInput } from './version-reference.ts';

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
  const { database, actor } = context;
  const { versions, locks } = database.stores;
  const left = await versions.get(actor.workspaceId, name, number);
  const right = await versions.get(actor.workspaceId, otherName, otherNumber);
  const leftLock = await locks.findNewest(actor.workspaceId, left.specificationHash);
  const rightLock = await locks.findNewest(actor.workspaceId, right.specificationHash);
  return {
    left: left.definition,
    right: right.definition,
    packages: compareLocks(leftLock?.content, rightLock?.content),
    explanation: explainHashes(
      context,
      {
        definition: left.definition,
        lock: leftLock?.content,
        built: await findBuiltImage(context, { name, number }),
      },
      {
        definition: right.definition,
        lock: rightLock?.content,
        built: await findBuiltImage(context, { name: otherName, number: otherNumber }),
      },
    ),
  };
}
