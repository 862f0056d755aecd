import type { Rule } from '../rule.ts';
import { requirementsTwice } from './requirements-twice.ts';

/** Both lines must hold at once, and no version fits both. */
export const conflictingRequirements: Rule = {
  code: 'pip-conflicting-requirements',
  severity: 'error',
  find(subject) {
    const conflicts = requirementsTwice(subject).filter(({ isConflict }) => isConflict);
    return conflicts.map(({ first, second: { section, requirement } }) => ({
      section,
      range: requirement.range,
      values: { first: first.requirement.text, second: requirement.text },
    }));
  },
};
