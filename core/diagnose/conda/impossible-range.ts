import type { Rule } from '../rule.ts';
import { areBoundsEmpty, versionBounds } from './version-bounds.ts';

/** `numpy>=2,<1`. */
export const impossibleRange: Rule = {
  code: 'conda-impossible-range',
  severity: 'error',
  find({ conda }) {
    const impossible = conda?.specs.filter(({ spec }) => areBoundsEmpty(versionBounds(spec.version ?? '') ?? {})) ?? [];
    return impossible.map(({ spec: { name, version = '', ranges }, range }) => ({
      section: 'conda',
      range: ranges.version ?? range,
      values: { name, version },
    }));
  },
};
