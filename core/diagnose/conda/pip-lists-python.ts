import { normalisePackageName } from '../../pip/package-name.ts';
import type { Rule } from '../rule.ts';

/** Python is no pip package: it comes from conda or from the base image. */
export const pipListsPython: Rule = {
  code: 'conda-pip-lists-python',
  severity: 'error',
  find({ nestedPip }) {
    const pythons = (nestedPip?.requirements ?? []).filter(
      ({ name, source }) => source === 'index' && normalisePackageName(name ?? '') === 'python',
    );
    return pythons.map(({ range, text }) => ({ section: 'conda', range, values: { requirement: text } }));
  },
};
