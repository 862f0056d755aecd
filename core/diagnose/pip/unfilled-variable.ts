import type { Rule } from '../rule.ts';

/** The form that pip itself fills, from variables of whoever runs it. */
const variable = /\$\{[A-Z0-9_]+\}/;

/** Filling it would hand variables of the studio's host to whoever writes a definition, so it is refused. */
export const unfilledVariable: Rule = {
  code: 'pip-variable',
  severity: 'error',
  find({ pipLists }) {
    return pipLists.flatMap(({ section, list: { requirements, options } }) => {
      const { overriddenIndexUrls, indexUrl, extraIndexUrls, findLinks, constraints, requirementFiles } = options;
      const given = [...overriddenIndexUrls, ...(indexUrl ? [indexUrl] : []), ...extraIndexUrls, ...findLinks];
      const places = [...given, ...constraints, ...requirementFiles, ...options.trustedHosts, ...requirements];
      return places.flatMap(({ text, range }) => {
        const name = variable.exec(text)?.[0];
        return name === undefined ? [] : [{ section, range, values: { variable: name } }];
      });
    });
  },
};
