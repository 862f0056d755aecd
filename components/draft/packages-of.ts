import type { LockedPackage } from '@/core/lock/lock.ts';
import type { ResolvedDefinition } from './use-preview.ts';

/** All packages of a resolution, of the sections that could be resolved. */
export function packagesOf(resolved: ResolvedDefinition | undefined): readonly LockedPackage[] {
  return [resolved?.conda, resolved?.pip].flatMap((each) => (each?.ok ? each.lock.packages : []));
}
