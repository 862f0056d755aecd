import { type LineQuery, linePattern } from '@/core/log/line-pattern.ts';

/** The expression that marks what was found in the lines on screen; undefined when it is empty or none. */
export function matchPattern(query: LineQuery): RegExp | undefined {
  if (query.text === '') return undefined;
  const { source, flags } = linePattern(query);
  try {
    return new RegExp(source, `${flags}g`);
  } catch {
    return undefined;
  }
}
