import { compareLocks, type PackageChange } from '@/core/lock/compare-locks.ts';
import type { Lock, LockedPackage } from '@/core/lock/lock.ts';

/** What the draft's packages are against those of the version it came from. */
export interface PackageDifference {
  readonly changes: readonly PackageChange[];
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** Of the downloads, where all sizes are known. */
  readonly sizeBytes: number | undefined;
}

/** Compares the lock of a version with what would be locked now. */
export function differenceOf(base: Lock, packages: readonly LockedPackage[]): PackageDifference {
  const section = (manager: LockedPackage['manager']) => ({
    text: '',
    packages: packages.filter((each) => each.manager === manager),
  });
  const changes = compareLocks(base, { ...base, conda: section('conda'), pip: section('pip') });
  const before = sizeOf([...(base.conda?.packages ?? []), ...(base.pip?.packages ?? [])]);
  const after = sizeOf(packages);
  return {
    changes,
    added: changes.filter((change) => change.left === undefined).length,
    removed: changes.filter((change) => change.right === undefined).length,
    changed: changes.filter((change) => change.left !== undefined && change.right !== undefined).length,
    sizeBytes: before === undefined || after === undefined ? undefined : after - before,
  };
}

/** Of all packages together; undefined when one is unknown. */
export function sizeOf(packages: readonly LockedPackage[]): number | undefined {
  let total = 0;
  for (const { sizeBytes } of packages) {
    if (sizeBytes === undefined) return undefined;
    total += sizeBytes;
  }
  return total;
}
