import type { TextEdit } from '../../issue.ts';
import type { Finding, Rule } from '../rule.ts';

/** A blank line inside an instruction: Docker goes on over it, and says that it will not for ever. Said once a step. */
export const emptyContinuation: Rule = {
  code: 'dockerfile-empty-continuation',
  severity: 'info',
  find({ definition, dockerfile }) {
    const escapeCharacter = dockerfile?.escapeCharacter ?? '\\';
    const ending = escapeCharacter === '`' ? '`' : '\\\\';
    const blank = new RegExp(`(?<=${ending}[ \\t]*\\r?\\n(?:[ \\t]*#[^\\n]*\\n)*)(?:[ \\t]*\\r?\\n)+`, 'g');
    const steps = dockerfile?.instructions.filter(({ argumentsText }) => /\n[ \t]*\r?\n/.test(argumentsText)) ?? [];
    return steps.flatMap(({ argumentsText, argumentsRange }): Finding[] => {
      if (argumentsText.includes('<<')) return [];
      const edits = [...argumentsText.matchAll(blank)].map(({ 0: lines, index }): TextEdit => {
        const start = argumentsRange.start + index;
        return { range: { start, end: start + lines.length }, text: '' };
      });
      const [first] = edits;
      // The line before says that it goes on: a blank one has nothing to be marked.
      const start = first && definition.dockerfile.lastIndexOf(escapeCharacter, first.range.start - 1);
      if (start === undefined) return [];
      return [{ section: 'dockerfile', range: { start, end: start + escapeCharacter.length }, edits }];
    });
  },
};
