import type { Rule } from '../rule.ts';

/** Said once for each list: a finding a line would bury the others. */
export const unpinnedRequirements: Rule = {
  code: 'pip-unpinned-requirements',
  severity: 'info',
  find({ pipLists }) {
    return pipLists.flatMap(({ section, list }) => {
      const unpinned = list.requirements.filter(({ source, specifier }) => source === 'index' && specifier === '');
      const [first] = unpinned;
      if (!first) return [];
      const names = [...new Set(unpinned.map(({ name = '' }) => name))];
      const values = { count: String(names.length), names: names.slice(0, 5).join(', ') };
      return [{ section, range: first.range, values }];
    });
  },
};
