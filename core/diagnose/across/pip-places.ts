import type { Section } from '../../issue.ts';
import { normalisePackageName } from '../../pip/package-name.ts';
import type { Requirement, Requirements } from '../../pip/requirements.ts';

/** A list of pip packages, and the section in which it stands. */
export interface PlacedList {
  readonly section: Section;
  readonly list: Requirements;
}

export interface PlacedRequirement {
  readonly section: Section;
  readonly requirement: Requirement;
  /** In the one spelling that all names of the package have; empty for an address without a name. */
  readonly name: string;
}

/** The conda section's own `pip:` list and the pip section. */
export function placeLists(nestedPip: Requirements | undefined, pip: Requirements | undefined): PlacedList[] {
  return [
    ...(nestedPip ? [{ section: 'conda' as const, list: nestedPip }] : []),
    ...(pip ? [{ section: 'pip' as const, list: pip }] : []),
  ];
}

/** All requirements of the lists. */
export function placeRequirements(lists: readonly PlacedList[]): PlacedRequirement[] {
  return lists.flatMap(({ section, list }) =>
    list.requirements.map((requirement) => {
      return { section, requirement, name: normalisePackageName(requirement.name ?? '') };
    }),
  );
}
