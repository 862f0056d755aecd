import type { Rule } from '../rule.ts';
import { renamedPackages } from './renamed-packages.ts';

/** The name of `import` or of PyPI, under which the usual channels have nothing. */
export const renamedPackage: Rule = {
  code: 'conda-renamed-package',
  severity: 'warning',
  find({ conda }) {
    return (conda?.specs ?? []).flatMap(({ spec, range: whole }) => {
      const fixed = renamedPackages.get(spec.name);
      if (fixed === undefined || spec.channel !== undefined || spec.url !== undefined) return [];
      const range = spec.ranges.name ?? whole;
      const isPlaced = range.end - range.start === spec.name.length;
      const values = { name: spec.name, fixed };
      return [{ section: 'conda', range, values, ...(isPlaced && { edits: [{ range, text: fixed }] }) }];
    });
  },
};
