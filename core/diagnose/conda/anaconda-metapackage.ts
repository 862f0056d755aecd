import type { Rule } from '../rule.ts';

/** `anaconda` is the whole distribution: some 500 packages and gigabytes in the image. */
export const anacondaMetapackage: Rule = {
  code: 'conda-anaconda-metapackage',
  severity: 'warning',
  find({ conda }) {
    const metapackages = conda?.specs.filter(({ spec }) => spec.name === 'anaconda') ?? [];
    return metapackages.map(({ range }) => ({ section: 'conda', range }));
  },
};
