import type { Rule } from '../rule.ts';
import { parseImageName } from './image-name.ts';
import { imageStages } from './stage-base.ts';

/** No tag means `latest`, which is another image next month; the lock keeps today's. */
export const unpinnedBase: Rule = {
  code: 'dockerfile-unpinned-base',
  severity: 'warning',
  find({ dockerfile }) {
    return imageStages(dockerfile).flatMap(({ base, resolvedBase, baseRange }) => {
      const { repository, tag, digest } = parseImageName(resolvedBase);
      const isKnown = /^[\w./:@-]+$/.test(resolvedBase) && resolvedBase !== 'scratch';
      // A variable without a default may hold the tag, or all of it.
      const isFilled = !base.includes('$') || !resolvedBase.endsWith(':');
      if (!isKnown || !isFilled || digest || (tag && tag !== 'latest')) return [];
      return [{ section: 'dockerfile', range: baseRange, values: { image: repository } }];
    });
  },
};
