import type { Lock, LockedPackage } from './lock.ts';

/** One package that differs between two locks. */
export interface PackageChange {
  readonly manager: 'conda' | 'pip';
  readonly name: string;
  /** Undefined: added. */
  readonly left: string | undefined;
  /** Undefined: removed. */
  readonly right: string | undefined;
}

/** Which packages were added, removed or moved to another version (or conda build), by manager and name. */
export function compareLocks(left: Lock | undefined, right: Lock | undefined): readonly PackageChange[] {
  const before = versionsOf(left);
  const after = versionsOf(right);
  return [...new Map([...before, ...after]).keys()]
    .filter((key) => before.get(key) !== after.get(key))
    .sort()
    .map((key) => {
      const [manager, name = ''] = key.split(' ');
      return { manager: manager === 'conda' ? 'conda' : 'pip', name, left: before.get(key), right: after.get(key) };
    });
}

function versionsOf(lock: Lock | undefined): ReadonlyMap<string, string> {
  const packages = [...(lock?.conda?.packages ?? []), ...(lock?.pip?.packages ?? [])];
  return new Map(packages.map((locked) => [`${locked.manager} ${locked.name}`, describe(locked)]));
}

function describe({ version, build }: LockedPackage): string {
  return build === undefined ? version : `${version} ${build}`;
}
