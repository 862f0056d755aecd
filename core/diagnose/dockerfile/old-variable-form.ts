import type { Rule } from '../rule.ts';

const oldForm = /^([A-Za-z_][\w.-]*)[ \t]+([^=\s][^\n]*)$/;

/** `ENV NAME value`: the whole rest of the line is the value, so that a second variable becomes part of it. */
export const oldVariableForm: Rule = {
  code: 'dockerfile-old-variable-form',
  severity: 'info',
  find({ dockerfile }) {
    const settings = dockerfile?.instructions.filter(({ keyword }) => keyword === 'ENV' || keyword === 'LABEL') ?? [];
    return settings.flatMap(({ keyword, argumentsText, argumentsRange: range }) => {
      const [, name, value = ''] = oldForm.exec(argumentsText) ?? [];
      if (name === undefined) return [];
      const text = value.trim();
      const isWord = /^[\w.:/@%+,$"{}-]+$/.test(text) && !text.includes('"');
      const isQuotable = !/["'\\]/.test(text);
      const quoted = isWord ? text : `"${text}"`;
      const isQuoted = /^"[^"\\]*"$/.test(text);
      const edits = isQuotable || isQuoted ? [{ range, text: `${name}=${isQuoted ? text : quoted}` }] : undefined;
      const values = { instruction: keyword, name };
      return [{ section: 'dockerfile' as const, range, values, ...(edits && { edits }) }];
    });
  },
};
