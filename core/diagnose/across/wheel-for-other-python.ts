import { pythonName } from '../conda/python-pin.ts';
import type { Rule } from '../rule.ts';
import { findEnvironmentPython } from './environment-python.ts';
import { fitsPython, wheelTags } from './wheel-tags.ts';

/** A `cp39` wheel in an environment with Python 3.12 is refused. */
export const wheelForOtherPython: Rule = {
  code: 'pip-wheel-for-other-python',
  severity: 'error',
  find(subject) {
    const python = findEnvironmentPython(subject);
    if (!python) return [];
    return subject.requirements.flatMap(({ section, requirement }) => {
      const tags = wheelTags(requirement);
      if (!tags || fitsPython(tags, python)) return [];
      const values = { tag: tags.pythons.join(', '), version: pythonName(python) };
      return [{ section, range: requirement.range, values }];
    });
  },
};
