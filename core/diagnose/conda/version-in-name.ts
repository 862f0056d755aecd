import type { Rule } from '../rule.ts';

const pythonWithVersion = /^python-?(\d+(?:\.\d+)*)$/;

/** `python3.10` is how Debian names it; conda's package is `python`, whatever its version. */
export const versionInName: Rule = {
  code: 'conda-version-in-name',
  severity: 'warning',
  find({ conda }) {
    return (conda?.specs ?? []).flatMap(({ spec, range, text }) => {
      const version = pythonWithVersion.exec(spec.name)?.[1];
      if (version === undefined) return [];
      const fixed = version === '3' ? 'python' : `python=${version}`;
      const isNameOnly = text.length === spec.name.length;
      const values = { name: spec.name, fixed };
      return [{ section: 'conda', range, values, ...(isNameOnly && { edits: [{ range, text: fixed }] }) }];
    });
  },
};
