import { StudioError } from '@/core/errors.ts';
import { type LineQuery, linePattern } from '@/core/log/line-pattern.ts';
import { logLineTexts } from '@/core/log/log-line-texts.ts';
import type { Look, PatternSearch } from '../../../ports/pattern-search.ts';
import { matchingIndexes } from './matching-indexes.ts';

/** Gives the indexes of the lines of a chunk that match. */
export type MatchLines = (lines: string) => readonly number[] | Promise<readonly number[]>;

/** Begins a look at a log, or at what came since the last one: each has time of its own for all its chunks. */
export type LineMatcher = (look: Look) => MatchLines;

/**
 * Throws `INVALID_INPUT` for what is no pattern; looking rejects with `TOO_LARGE` for one that runs away. A text
 * that somebody typed cannot, and is looked for here.
 */
export function createLineMatcher(query: LineQuery, patternSearch: PatternSearch): LineMatcher {
  const pattern = compile(query);
  if (query.isRegex) {
    return (look) => {
      const find = patternSearch.begin(pattern, look);
      return (lines) => find(logLineTexts(lines).map(onOneLine));
    };
  }
  const isPlain = JSON.stringify(query.text) === `"${query.text}"`;
  return () => (lines) => {
    // Nothing is escaped or coloured in this piece: if it is not in the whole, it is in no line.
    if (isPlain && !lines.includes('\\') && !pattern.test(lines)) return [];
    return matchingIndexes(logLineTexts(lines), pattern);
  };
}

function compile(query: LineQuery): RegExp {
  const { source, flags } = linePattern(query);
  try {
    return new RegExp(source, flags);
  } catch (cause) {
    throw new StudioError('INVALID_INPUT', { field: 'query' }, { cause });
  }
}

/** A text may hold line ends that JSON escapes: here each line is one. */
function onOneLine(text: string): string {
  return text.includes('\n') ? text.replaceAll('\n', ' ') : text;
}
