import { errorPattern, type LineLevel, warningPattern } from '@/core/log/line-level.ts';
import { createLineMatcher, type LineMatcher } from './line-matcher.ts';

/** Finds the lines that announce an error, or a warning. */
export function createLevelMatcher(level: LineLevel): LineMatcher {
  const { source } = level === 'error' ? errorPattern : warningPattern;
  return createLineMatcher({ text: source, isRegex: true, isCaseSensitive: false });
}
