import type { Rule } from '../rule.ts';
import { imageReleases } from './distribution-releases.ts';
import { imageStages } from './stage-base.ts';

/** No security fixes any more; of a distribution the package archive moves away too, and apt-get finds nothing. */
export const endOfLifeBase: Rule = {
  code: 'dockerfile-end-of-life-base',
  severity: 'warning',
  find({ dockerfile, surroundings: { today } }) {
    if (!today) return [];
    return imageStages(dockerfile).flatMap(({ resolvedBase, baseRange }) => {
      const ended = imageReleases(resolvedBase).filter(({ date }) => today > date);
      return ended.map((values) => ({ section: 'dockerfile' as const, range: baseRange, values: { ...values } }));
    });
  },
};
