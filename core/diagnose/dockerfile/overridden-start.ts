import type { Rule } from '../rule.ts';
import { finalStarts } from './final-starts.ts';

/** Of several CMD, and of several ENTRYPOINT, only the last counts. */
export const overriddenStart: Rule = {
  code: 'dockerfile-overridden-start',
  severity: 'warning',
  find(subject) {
    const starts = finalStarts(subject);
    const overridden = starts.filter(
      ({ keyword }, index) => starts.findLastIndex((other) => other.keyword === keyword) > index,
    );
    return overridden.map(({ keyword, range }) => {
      return { section: 'dockerfile', range, values: { instruction: keyword } };
    });
  },
};
