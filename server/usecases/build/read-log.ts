import { z } from 'zod';
import type { LogChunk } from '@/core/log/log-line.ts';
import type { UseCaseContext } from '../context.ts';
import { findLog } from './log/find-log.ts';
import { readLogRange } from './log/read-log-range.ts';

export const readLogInput = z.object({
  buildId: z.uuid(),
  firstLine: z.number().int().min(1),
  lineCount: z.number().int().min(1).max(10_000),
});

/** Lines of a live or finished log; fewer than asked for at its present end. Throws `NOT_FOUND`. */
export async function readLog(
  context: UseCaseContext,
  { buildId, firstLine, lineCount }: z.infer<typeof readLogInput>,
): Promise<LogChunk> {
  const { logBuildId } = await findLog(context, buildId);
  const pieces: string[] = [];
  let found = 0;
  while (found < lineCount) {
    const range = { afterLine: firstLine - 1 + found, lineCount: lineCount - found };
    const chunk = await readLogRange(context, logBuildId, range);
    if (!chunk) break;
    pieces.push(chunk.lines);
    found += chunk.lineCount;
  }
  return { firstLine, lineCount: found, lines: pieces.join('\n') };
}
