import type { Finding, Rule } from '../rule.ts';

const listed = new Set(['CMD', 'ENTRYPOINT', 'RUN', 'SHELL', 'VOLUME']);

/** `['python', 'app.py']` is no JSON, so the brackets become part of a shell's command. */
export const notAList: Rule = {
  code: 'dockerfile-not-a-list',
  severity: 'warning',
  find({ dockerfile }) {
    const instructions = dockerfile?.instructions.filter(({ keyword }) => listed.has(keyword)) ?? [];
    return instructions.flatMap(({ argumentsText, argumentsRange, keyword }): Finding[] => {
      const text = argumentsText.trim();
      // `[ -f x ] && …` is a shell's test.
      if (!/^\[(?!\[)\s*['"\u201c].*\]$/s.test(text) || isJson(text)) return [];
      const range = { start: argumentsRange.start, end: argumentsRange.start + argumentsText.trimEnd().length };
      const straight = text
        .replaceAll(/[\u201c\u201d]/g, '"')
        .replaceAll("'", '"')
        .replace(/,\s*\]$/, ']');
      const isMended = isJson(straight) && !/["\\].*'|'.*["\\]/s.test(text);
      const edits = isMended ? [{ range, text: straight }] : undefined;
      return [{ section: 'dockerfile', range, values: { instruction: keyword }, ...(edits && { edits }) }];
    });
  },
};

function isJson(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text.replaceAll(/\\\r?\n/g, '')));
  } catch {
    return false;
  }
}
