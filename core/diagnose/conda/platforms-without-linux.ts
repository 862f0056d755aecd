import type { Rule } from '../rule.ts';

/** The file says itself that it was not made for the platform of the images. */
export const platformsWithoutLinux: Rule = {
  code: 'conda-platforms-without-linux',
  severity: 'warning',
  find({ conda }) {
    const [first] = conda?.platforms ?? [];
    if (!conda || !first || conda.platforms.some(({ text }) => text === 'linux-64')) return [];
    return [{ section: 'conda', range: first.range }];
  },
};
