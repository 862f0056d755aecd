import type { LogLine } from '@/core/log/log-line.ts';
import type { Studio } from '../../context.ts';
import { readLogRange } from './read-log-range.ts';

const linesAtOnce = 5000;

/** All lines that a log has now, in order, a page in memory at a time. */
export async function* readLogLines(
  studio: Pick<Studio, 'database' | 'blobs'>,
  logBuildId: string,
): AsyncGenerator<{ readonly firstLine: number; readonly lines: readonly LogLine[] }> {
  let afterLine = 0;
  for (;;) {
    const chunk = await readLogRange(studio, logBuildId, { afterLine, lineCount: linesAtOnce });
    if (!chunk) return;
    yield { firstLine: chunk.firstLine, lines: JSON.parse(chunk.lines) };
    afterLine = chunk.firstLine + chunk.lineCount - 1;
  }
}
