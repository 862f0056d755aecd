import { canonicalAddress } from '../../definition/canonical-address.ts';
import type { Rule } from '../rule.ts';

/**
 * Whoever can put a package of the same name on either index decides what pip installs. The studio's
 * resolver (uv) looks at the extra index first and takes what that one has from nowhere else.
 */
export const extraIndex: Rule = {
  code: 'pip-extra-index',
  severity: 'info',
  find({ pipLists }) {
    return pipLists.flatMap(({ section, list: { requirements, options } }) => {
      const [first] = options.extraIndexUrls;
      if (!first || requirements.length === 0) return [];
      const host = /^\w+:\/\/([^/\s?#]+)/.exec(canonicalAddress(first.text))?.[1] ?? '';
      return [{ section, range: first.range, values: { host } }];
    });
  },
};
