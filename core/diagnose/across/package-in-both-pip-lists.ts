import { requirementsTwice } from '../pip/requirements-twice.ts';
import type { Rule } from '../rule.ts';

/** The two lists are resolved together, so both lines hold; what cannot hold at once is an error of its own. */
export const packageInBothPipLists: Rule = {
  code: 'pip-in-both-lists',
  severity: 'warning',
  find(subject) {
    const twice = requirementsTwice(subject).filter(
      ({ first, second, isConflict }) => !isConflict && first.section !== second.section,
    );
    return twice.map(({ second: { section, requirement } }) => {
      return { section, range: requirement.range, values: { name: requirement.name ?? '' } };
    });
  },
};
