import type { Rule } from '../rule.ts';

/** What the packages of conda-forge are linked against at least. */
const oldestGlibcMinor = 17;

/** Alpine and other images with musl have no glibc at all: no program of a conda package starts there. */
export const condaOnOldGlibc: Rule = {
  code: 'conda-on-old-glibc',
  severity: 'warning',
  find({ conda, definition, surroundings: { base } }) {
    const first = conda?.specs[0];
    if (!base || !first || definition.userManaged || definition.dockerfile.trim() !== '') return [];
    const minor = Number(/^2\.(\d+)/.exec(base.glibcVersion ?? '')?.[1] ?? 0);
    if (minor >= oldestGlibcMinor) return [];
    return [{ section: 'conda', range: first.range, values: { glibc: base.glibcVersion ?? 'none' } }];
  },
};
