import type { LogStore } from './log-store.ts';

export interface LogQuery {
  readonly text: string;
  readonly isRegex: boolean;
  readonly isCaseSensitive: boolean;
}

export interface LogMatch {
  /** Line number, from 1. */
  readonly line: number;
  /** Half-open range of characters in the line. */
  readonly start: number;
  readonly end: number;
}

/** More than anyone steps through; the count then says "more than". */
export const matchLimit = 10_000;

/** The expression to look for; undefined when it is empty or no regular expression. */
export function compileQuery({ text, isRegex, isCaseSensitive }: LogQuery): RegExp | undefined {
  if (text === '') return undefined;
  const source = isRegex ? text : text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  try {
    return new RegExp(source, isCaseSensitive ? 'gu' : 'giu');
  } catch {
    return undefined;
  }
}

/** Matches in the lines from `fromLine` on, in order, `matchLimit` at most. Empty matches do not count. */
export function findMatches(store: LogStore, pattern: RegExp, fromLine = 1): LogMatch[] {
  const matches: LogMatch[] = [];
  for (let line = fromLine; line <= store.lineCount; line += 1) {
    for (const match of (store.line(line)?.text ?? '').matchAll(pattern)) {
      if (match[0] === '') continue;
      matches.push({ line, start: match.index, end: match.index + match[0].length });
      if (matches.length === matchLimit) return matches;
    }
  }
  return matches;
}

/** Index of the match to show for a cursor on `line`: the first on it or after it, else the first of all. */
export function nearestMatch(matches: readonly LogMatch[], line: number): number {
  const index = matches.findIndex((match) => match.line >= line);
  return Math.max(index, 0);
}
