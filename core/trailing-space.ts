import type { TextEdit, TextRange } from './issue.ts';
import { lineEndOf } from './line-end.ts';

/**
 * Takes spaces off the ends of lines, and gives the text one line break at its end instead of none or
 * several. A text of blanks alone is left as it is.
 *
 * @param isKept whether a line, given without its line break, must stay as it is.
 */
export function trailingSpaceEdits(text: string, isKept: (line: TextRange) => boolean): TextEdit[] {
  const contentEnd = endOfContent(text, text.length, /[ \t\r\n]/);
  if (contentEnd === 0) return [];
  const edits: TextEdit[] = [];
  let start = 0;
  for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\n|\r/g)) {
    if (index >= contentEnd) break;
    const end = endOfContent(text, index, /[ \t]/, start);
    if (end < index && !isKept({ start, end: index })) edits.push({ range: { start: end, end: index }, text: '' });
    start = index + lineBreak.length;
  }
  if (isKept({ start, end: text.length })) return edits;
  const lineEnd = lineEndOf(text);
  const isDone = text.slice(contentEnd) === lineEnd;
  return isDone ? edits : [...edits, { range: { start: contentEnd, end: text.length }, text: lineEnd }];
}

/** Backwards by hand: an expression that looks for the end from each blank on takes quadratic time. */
function endOfContent(text: string, from: number, blank: RegExp, start = 0): number {
  let end = from;
  while (end > start && blank.test(text.charAt(end - 1))) end -= 1;
  return end;
}
