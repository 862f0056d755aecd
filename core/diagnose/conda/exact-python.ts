import type { Rule } from '../rule.ts';

/** `python==3.11` is 3.11.0 alone: the one release without any of the fixes. */
export const exactPython: Rule = {
  code: 'conda-exact-python',
  severity: 'warning',
  find({ conda }) {
    const exact = conda?.specs.filter(({ spec }) => spec.name === 'python' && !spec.build) ?? [];
    return exact.flatMap(({ spec: { version = '', ranges }, range }) => {
      if (!/^\d+\.\d+$/.test(version) || version === '3.1') return [];
      const edits = ranges.version && [{ range: ranges.version, text: `=${version}` }];
      return [{ section: 'conda', range, values: { version }, ...(edits && { edits }) }];
    });
  },
};
