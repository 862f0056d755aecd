import type { Rule } from '../rule.ts';

/** `- 3.10` on a line of its own asks for a package of that name. */
export const versionAsPackage: Rule = {
  code: 'conda-version-as-package',
  severity: 'error',
  find({ conda }) {
    const versions = conda?.specs.filter(({ spec }) => /^\d+(?:\.\d+)*(?:\.\*)?$/.test(spec.name) && !spec.url) ?? [];
    return versions.map(({ spec: { name }, range }) => ({ section: 'conda', range, values: { name } }));
  },
};
