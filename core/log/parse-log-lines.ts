import type { LogLine } from './log-line.ts';

/** The lines of a chunk. Throws a `SyntaxError` on what no chunk holds. */
export function parseLogLines(lines: string): readonly LogLine[] {
  return JSON.parse(`[${lines.replaceAll('\n', ',')}]`);
}
