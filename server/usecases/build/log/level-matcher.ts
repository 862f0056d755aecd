import { errorPattern, type LineLevel, warningPattern } from '@/core/log/line-level.ts';
import { logLineTexts } from '@/core/log/log-line-texts.ts';
import { matchingIndexes } from './matching-indexes.ts';

/** Finds the lines of a chunk that announce an error, or a warning: their indexes. */
export function createLevelMatcher(level: LineLevel): (lines: string) => readonly number[] {
  const pattern = level === 'error' ? errorPattern : warningPattern;
  return (lines) => matchingIndexes(logLineTexts(lines), pattern);
}
