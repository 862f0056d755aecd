import type { Rule } from '../rule.ts';

/** `numpy 1.26`: after a space conda takes a version exactly, so 1.26.4 does not count. */
export const bareVersion: Rule = {
  code: 'conda-bare-version',
  severity: 'warning',
  find({ conda }) {
    const specs = conda?.specs.filter(({ spec }) => spec.name !== 'python' && !spec.build) ?? [];
    return specs.flatMap(({ spec: { name, version = '', ranges }, range, text }) => {
      const isBare = /^\d+(?:\.\d+)?$/.test(version) && text.trimEnd().endsWith(` ${version}`);
      if (!isBare || /[=<>!~]/.test(text)) return [];
      const edits = ranges.version && [{ range: ranges.version, text: `=${version}` }];
      return [{ section: 'conda', range, values: { name, version }, ...(edits && { edits }) }];
    });
  },
};
