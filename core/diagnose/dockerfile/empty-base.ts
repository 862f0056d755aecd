import type { Rule } from '../rule.ts';

/** The studio hands in no build arguments, so an ARG without a default is empty. */
export const emptyBase: Rule = {
  code: 'dockerfile-empty-base',
  severity: 'error',
  find({ dockerfile }) {
    const empty = (dockerfile?.stages ?? []).filter(
      ({ base, resolvedBase }) => base.includes('$') && /^$|^[:@]|[:@/]$/.test(resolvedBase),
    );
    return empty.map(({ base, baseRange }) => ({ section: 'dockerfile', range: baseRange, values: { base } }));
  },
};
