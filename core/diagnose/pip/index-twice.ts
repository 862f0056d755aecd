import type { Rule } from '../rule.ts';

/** pip takes the last `--index-url`; who writes two wants both. */
export const indexTwice: Rule = {
  code: 'pip-index-twice',
  severity: 'warning',
  find({ pipLists }) {
    return pipLists.flatMap(({ section, list: { options } }) =>
      options.overriddenIndexUrls
        .filter(({ text }) => text !== options.indexUrl?.text)
        .map(({ range }) => ({ section, range })),
    );
  },
};
