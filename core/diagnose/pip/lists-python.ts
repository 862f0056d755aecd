import type { Rule } from '../rule.ts';

/** Python is no pip package: it comes from conda or from the base image. */
export const listsPython: Rule = {
  code: 'pip-lists-python',
  severity: 'error',
  find({ requirements }) {
    const pythons = requirements.filter(
      ({ section, name, requirement: { source, marker } }) =>
        section === 'pip' && name === 'python' && source === 'index' && !marker,
    );
    return pythons.map(({ section, requirement: { range, text } }) => ({
      section,
      range,
      values: { requirement: text },
    }));
  },
};
