import { logLineTexts } from './log-line-texts.ts';

/** Lines that somebody looks for. */
export interface SoughtLines {
  /** What their texts match, without colours and each on one line. */
  readonly pattern: RegExp;
  /**
   * What a chunk matches as it is stored if any of its lines is sought, and JSON escapes nothing in it. Most chunks
   * hold neither: they need not be taken apart, which is what makes a million lines searchable at once.
   */
  readonly storedPattern?: RegExp | undefined;
}

/** Indexes of the lines of a chunk that are sought, ascending. */
export function matchingLines(lines: string, { pattern, storedPattern }: SoughtLines): number[] {
  if (storedPattern && !lines.includes('\\') && !storedPattern.test(lines)) return [];
  const indexes: number[] = [];
  logLineTexts(lines).forEach((text, index) => {
    if (pattern.test(onOneLine(text))) indexes.push(index);
  });
  return indexes;
}

/** A text may hold line ends that JSON escapes: here each line is one. */
function onOneLine(text: string): string {
  return text.includes('\n') ? text.replaceAll('\n', ' ') : text;
}
