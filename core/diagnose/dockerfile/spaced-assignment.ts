import type { Rule } from '../rule.ts';

const spaced = /^([A-Za-z_][\w.-]*)[ \t]+=[ \t]*(\S[^\n]*)?$/;

/** `ENV NAME = value`: a name without `=` begins the old form, so that "= value" is what the variable is set to. */
export const spacedAssignment: Rule = {
  code: 'dockerfile-spaced-assignment',
  severity: 'warning',
  find({ dockerfile }) {
    const settings = dockerfile?.instructions.filter(({ keyword }) => keyword === 'ENV' || keyword === 'LABEL') ?? [];
    return settings.flatMap(({ argumentsText, argumentsRange: range }) => {
      const [, name, value = ''] = spaced.exec(argumentsText) ?? [];
      if (name === undefined) return [];
      const text = value.trim();
      const isOneWord = /^(?:[\w.:/@%+,$~{}-]*|"[^"\\]*"|'[^'\\]*')$/.test(text);
      const edits = isOneWord ? [{ range, text: `${name}=${text}` }] : undefined;
      return [{ section: 'dockerfile' as const, range, values: { name, text }, ...(edits && { edits }) }];
    });
  },
};
