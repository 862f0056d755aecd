import type { Rule } from '../rule.ts';

const hasEntries =
  /^["']?dependencies["']?[ \t]*:(?:[ \t]*[^\s#\][]|[ \t]*\[\s*[^\s\]]|(?:[ \t]*(?:#[^\r\n]*)?[\r\n]+)+[ \t]*[^\s#a-z])/im;

/** Keys, but nothing to install: the list was lost on the way. */
export const noPackages: Rule = {
  code: 'conda-no-packages',
  severity: 'warning',
  find({ conda, definition }) {
    const first = /^[^\s#][^\r\n]*/m.exec(definition.conda);
    if (!conda || !first || conda.specs.length > 0 || conda.pipRange || conda.variables.length > 0) return [];
    // Entries that cannot be read have findings of their own.
    if (hasEntries.test(definition.conda)) return [];
    return [{ section: 'conda', range: { start: first.index, end: first.index + first[0].length } }];
  },
};
