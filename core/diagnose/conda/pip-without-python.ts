import type { Rule } from '../rule.ts';

/** Which Python the pip packages get is then a side effect of some other package, or the base image's. */
export const pipWithoutPython: Rule = {
  code: 'conda-pip-without-python',
  severity: 'warning',
  find({ conda, pip }) {
    const first = conda?.specs[0];
    const hasPip = (conda?.pip.length ?? 0) > 0 || (pip?.requirements.length ?? 0) > 0;
    if (!conda || !first || !hasPip || conda.specs.some(({ spec }) => spec.name === 'python')) return [];
    return [{ section: 'conda', range: conda.pipRange ?? first.range }];
  },
};
