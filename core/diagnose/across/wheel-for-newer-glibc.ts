import type { Rule } from '../rule.ts';
import { neededGlibc, wheelTags } from './wheel-tags.ts';

/** The base image's C library is older than what the wheel was linked against. */
export const wheelForNewerGlibc: Rule = {
  code: 'pip-wheel-for-newer-glibc',
  severity: 'error',
  find(subject) {
    const glibc = subject.surroundings.base?.glibcVersion;
    const minor = Number(/^2\.(\d+)/.exec(glibc ?? '')?.[1] ?? Number.NaN);
    if (glibc === undefined || Number.isNaN(minor)) return [];
    return subject.requirements.flatMap(({ section, requirement }) => {
      const tags = wheelTags(requirement);
      const needed = tags ? neededGlibc(tags) : 0;
      if (needed <= minor) return [];
      return [{ section, range: requirement.range, values: { needed: `2.${needed}`, glibc } }];
    });
  },
};
