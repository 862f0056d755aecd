import type { CheckWarning, InstalledPackage } from '@/core/build/check-report.ts';
import type { Lock } from '@/core/lock/lock.ts';

/** Where an image differs from its lock: a locked package that is missing or has another version. */
export function compareWithLock(lock: Lock, installed: readonly InstalledPackage[]): CheckWarning[] {
  const versions = new Map(installed.map(({ manager, name, version }) => [key(manager, name), version]));
  const locked = [...(lock.conda?.packages ?? []), ...(lock.pip?.packages ?? [])];
  return locked.flatMap(({ manager, name, version }) => {
    const found = versions.get(key(manager, name));
    if (found === version) return [];
    const detail = found ? `${version} was locked, ${found} is installed` : `${version} was locked, none is installed`;
    return [{ kind: 'differs-from-lock' as const, packageName: name, detail }];
  });
}

/** pip's names are the same whatever their case and punctuation (PEP 503). */
function key(manager: InstalledPackage['manager'], name: string): string {
  return `${manager} ${manager === 'pip' ? name.toLowerCase().replaceAll(/[-_.]+/g, '-') : name}`;
}
