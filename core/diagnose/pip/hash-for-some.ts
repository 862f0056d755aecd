import { withoutCredentials } from '../../pip/without-credentials.ts';
import type { Rule } from '../rule.ts';

/** One hash turns pip's own check on for all; the studio compares those that are given. Said once for each list. */
export const hashForSome: Rule = {
  code: 'pip-hash-for-some',
  severity: 'warning',
  find({ pipLists }) {
    return pipLists.flatMap(({ section, list: { requirements } }) => {
      const hasHash = requirements.map(
        ({ options, url = '' }) => options.some(({ name }) => name === 'hash') || /#sha\d+=/.test(url),
      );
      const without = requirements.filter((_requirement, index) => !hasHash[index]);
      const [first] = without;
      if (!first || without.length === requirements.length) return [];
      return [{ section, range: first.range, values: { count: String(without.length), text: nameOf(first) } }];
    });
  },
};

function nameOf({ name, text }: { readonly name?: string; readonly text: string }): string {
  // Before it is cut: half an address has no `@` to tell a password by.
  return name ?? withoutCredentials(text).slice(0, 60);
}
