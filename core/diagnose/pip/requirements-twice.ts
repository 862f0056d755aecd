import { oncePer } from '../../once-per.ts';
import type { PlacedRequirement } from '../across/pip-places.ts';
import { areBoundsEmpty, intersectBounds, versionBounds } from '../conda/version-bounds.ts';
import type { Subject } from '../subject.ts';

/** A package that is asked for again, in the same list or in the other one. */
export interface RequirementTwice {
  readonly first: PlacedRequirement;
  readonly second: PlacedRequirement;
  /** No version fits both. */
  readonly isConflict: boolean;
}

/** Each requirement whose package stands above already; one under a condition may be an alternative, and is none. */
export const requirementsTwice = oncePer(({ requirements }: Subject): readonly RequirementTwice[] => {
  const seen = new Map<string, PlacedRequirement>();
  return requirements.flatMap((second) => {
    if (second.name === '' || second.requirement.marker !== undefined) return [];
    const first = seen.get(second.name);
    if (!first) seen.set(second.name, second);
    return first ? [{ first, second, isConflict: excludeEachOther(first, second) }] : [];
  });
});

function excludeEachOther(first: PlacedRequirement, second: PlacedRequirement): boolean {
  const [left, right] = [first, second].map(({ requirement: { source, specifier } }) =>
    source === 'index' ? versionBounds(specifier) : undefined,
  );
  return left !== undefined && right !== undefined && areBoundsEmpty(intersectBounds(left, right));
}
