import type { CondaDependency } from '../../conda/conda-environment.ts';
import { areBoundsEmpty, intersectBounds, versionBounds } from './version-bounds.ts';

/** A package that is asked for again. */
export interface PackageTwice {
  readonly first: CondaDependency;
  readonly second: CondaDependency;
  /** No version fits both. */
  readonly isConflict: boolean;
}

/** Each entry whose package stands above already. */
export function packagesTwice(specs: readonly CondaDependency[]): PackageTwice[] {
  const seen = new Map<string, CondaDependency>();
  return specs.flatMap((second) => {
    const first = seen.get(second.spec.name);
    if (first) return [{ first, second, isConflict: excludeEachOther(first, second) }];
    if (!second.spec.url) seen.set(second.spec.name, second);
    return [];
  });
}

function excludeEachOther(first: CondaDependency, second: CondaDependency): boolean {
  const [left, right] = [first, second].map(({ spec }) => versionBounds(spec.version ?? ''));
  return left !== undefined && right !== undefined && areBoundsEmpty(intersectBounds(left, right));
}
