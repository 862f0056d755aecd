import type { Rule } from '../rule.ts';

/** Said once for the section: a finding a line would bury the others. */
export const unpinnedPackages: Rule = {
  code: 'conda-unpinned-packages',
  severity: 'info',
  find({ conda }) {
    const isFree = (version: string | undefined) => version === undefined || version === '*';
    const unpinned = (conda?.specs ?? []).filter(
      ({ spec }) => isFree(spec.version) && !spec.build && !spec.url && spec.name !== 'python' && spec.name !== 'pip',
    );
    const [first] = unpinned;
    if (!first) return [];
    const names = [...new Set(unpinned.map(({ spec }) => spec.name))];
    const values = { count: String(names.length), names: names.slice(0, 5).join(', ') };
    return [{ section: 'conda', range: first.range, values }];
  },
};
