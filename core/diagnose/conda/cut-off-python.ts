import type { Rule } from '../rule.ts';

/** A program that read `3.10` as a number wrote it back as 3.1, a Python that no channel has. */
export const cutOffPython: Rule = {
  code: 'conda-cut-off-python',
  severity: 'error',
  find({ conda }) {
    const cutOff = conda?.specs.filter(
      ({ spec }) => spec.name === 'python' && /^3\.1(?:\.\*)?$/.test(spec.version ?? ''),
    );
    return (cutOff ?? []).map(({ spec: { ranges }, range }) => ({
      section: 'conda',
      range,
      ...(ranges.version && { edits: [{ range: ranges.version, text: '=3.10' }] }),
    }));
  },
};
