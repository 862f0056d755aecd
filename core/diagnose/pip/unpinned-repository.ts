import type { Rule } from '../rule.ts';

const commit = /@[0-9a-f]{7,40}(?:[#?&]|$)/i;

/** A branch goes on, and a tag can be moved; the lock keeps the commit that it finds. */
export const unpinnedRepository: Rule = {
  code: 'pip-unpinned-repository',
  severity: 'info',
  find({ requirements }) {
    const repositories = requirements.filter(
      ({ requirement: { source, url = '' } }) => source === 'vcs' && !commit.test(url) && !url.includes('${'),
    );
    return repositories.map(({ section, requirement: { range } }) => ({ section, range }));
  },
};
