import type { Rule } from '../rule.ts';

/** Certificates of that host are not looked at any more: https without what it is for. */
export const trustedHost: Rule = {
  code: 'pip-trusted-host',
  severity: 'warning',
  find({ pipLists }) {
    return pipLists.flatMap(({ section, list }) =>
      list.options.trustedHosts.map(({ text, range }) => ({ section, range, values: { host: text } })),
    );
  },
};
