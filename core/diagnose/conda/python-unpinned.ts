import type { Rule } from '../rule.ts';
import { versionBounds } from './version-bounds.ts';

/** Without an upper end the newest Python is taken, for which compiled packages may not exist yet. */
export const pythonUnpinned: Rule = {
  code: 'conda-python-unpinned',
  severity: 'info',
  find({ conda }) {
    const pythons = conda?.specs.filter(({ spec }) => spec.name === 'python' && !spec.build) ?? [];
    const [only] = pythons;
    if (!only || pythons.length > 1) return [];
    const bounds = versionBounds(only.spec.version ?? '');
    return bounds && !bounds.upper ? [{ section: 'conda', range: only.range }] : [];
  },
};
