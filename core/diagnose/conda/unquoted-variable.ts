import type { Rule } from '../rule.ts';

/** Plain text that YAML 1.1 turns into something else: 3.10 → 3.1, yes → True, 010 → 8, 12:30 → 750, ~ → None. */
const changed =
  /^(?:[-+]?\d+\.\d*0|[-+]?0\d+|0x[0-9a-f]+|0o[0-7]+|0b[01]+|\d[\d_]*_\d+|\d+(?::[0-5]?\d)+|y|n|yes|no|on|off|true|false|null|~|[-+]?\d+\.\d*e[-+]?\d+|\.inf|\.nan)$/i;
const plainValue = /^["']?[ \t]*:[ \t]+([^\s"'#|>&*!][^\r\n]*?)[ \t]*(?:#[^\r\n]*)?$/m;

/** The studio takes the text as it stands; conda reads a number or a truth value and prints that. */
export const unquotedVariable: Rule = {
  code: 'conda-unquoted-variable',
  severity: 'warning',
  find({ conda, definition }) {
    return (conda?.variables ?? []).flatMap(({ name, value, range: key }) => {
      if (!changed.test(value)) return [];
      const lineEnd = /[\r\n]|$/.exec(definition.conda.slice(key.end))?.index ?? 0;
      const line = definition.conda.slice(key.end, key.end + lineEnd);
      if (plainValue.exec(line)?.[1] !== value) return [];
      const start = key.end + line.indexOf(value, line.indexOf(':'));
      const range = { start, end: start + value.length };
      return [{ section: 'conda', range, values: { name, value }, edits: [{ range, text: `"${value}"` }] }];
    });
  },
};
