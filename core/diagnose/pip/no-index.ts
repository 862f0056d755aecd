import type { Rule } from '../rule.ts';

/** `--no-index` without `--find-links` leaves no place to look in; said at the first package that needs one. */
export const noIndex: Rule = {
  code: 'pip-no-index',
  severity: 'error',
  find({ pipLists, requirements }) {
    const isCutOff = pipLists.some(({ list }) => list.options.noIndex);
    const hasPlace = pipLists.some(({ list: { options } }) => options.findLinks.length > 0);
    const first = requirements.find(({ requirement: { source, marker } }) => source === 'index' && !marker);
    if (!isCutOff || hasPlace || !first) return [];
    return [{ section: first.section, range: first.requirement.range }];
  },
};
