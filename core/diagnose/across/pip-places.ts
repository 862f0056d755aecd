import type { Section } from '../../issue.ts';
import type { Requirement, Requirements } from '../../pip/requirements.ts';
import type { Subject } from '../subject.ts';

/** Both lists of pip packages, and the section in which each stands. */
export function pipLists({ nestedPip, pip }: Subject): { readonly section: Section; readonly list: Requirements }[] {
  return [
    ...(nestedPip ? [{ section: 'conda' as const, list: nestedPip }] : []),
    ...(pip ? [{ section: 'pip' as const, list: pip }] : []),
  ];
}

/** All requirements of both. */
export function pipRequirements(subject: Subject): { readonly section: Section; readonly requirement: Requirement }[] {
  return pipLists(subject).flatMap(({ section, list }) =>
    list.requirements.map((requirement) => ({ section, requirement })),
  );
}
