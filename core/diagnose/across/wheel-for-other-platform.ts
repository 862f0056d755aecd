import type { Rule } from '../rule.ts';
import { fitsLinux, wheelTags } from './wheel-tags.ts';

/** A wheel for macOS, Windows or ARM, or for musl on a base with glibc: images are linux/amd64. */
export const wheelForOtherPlatform: Rule = {
  code: 'pip-wheel-for-other-platform',
  severity: 'error',
  find(subject) {
    return subject.requirements.flatMap(({ section, requirement }) => {
      const tags = wheelTags(requirement);
      if (!tags || fitsLinux(tags, subject.surroundings.base?.glibcVersion)) return [];
      return [{ section, range: requirement.range, values: { tag: tags.platforms.join(', ') } }];
    });
  },
};
