import type { Rule } from '../rule.ts';

const prefixLine = /^prefix[ \t]*:[^\r\n]*(?:\r\n|\n|\r|$)/m;

/** `conda env export` writes where the environment lay on somebody's machine. */
export const prefixIgnored: Rule = {
  code: 'conda-prefix-ignored',
  severity: 'info',
  find({ conda, definition }) {
    const line = conda?.prefix === undefined ? null : prefixLine.exec(definition.conda);
    if (!line) return [];
    const range = { start: line.index, end: line.index + line[0].trimEnd().length };
    const whole = { start: line.index, end: line.index + line[0].length };
    return [{ section: 'conda', range, edits: [{ range: whole, text: '' }] }];
  },
};
