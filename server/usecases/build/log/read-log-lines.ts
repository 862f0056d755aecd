import type { LogChunk } from '@/core/log/log-line.ts';
import type { Studio } from '../../context.ts';
import { readLogPieces } from './read-log-pieces.ts';
import { unpackLines } from './unpack-lines.ts';

/** All lines that a log has now after `afterLine`, in order, a few pieces in memory at a time. */
export async function* readLogLines(
  studio: Pick<Studio, 'database' | 'blobs'>,
  logBuildId: string,
  afterLine = 0,
): AsyncGenerator<LogChunk> {
  let lastLine = afterLine;
  for await (const { stored, ...place } of readLogPieces(studio, logBuildId, afterLine)) {
    const lines = typeof stored === 'string' ? stored : await unpackLines(stored);
    yield skipLines({ ...place, lines }, lastLine);
    lastLine = place.firstLine + place.lineCount - 1;
  }
}

/** The first piece of a packed log can begin before the line that is wanted. */
function skipLines(chunk: LogChunk, afterLine: number): LogChunk {
  const skipped = afterLine + 1 - chunk.firstLine;
  if (skipped <= 0) return chunk;
  const lines = chunk.lines.split('\n').slice(skipped).join('\n');
  return { firstLine: afterLine + 1, lineCount: chunk.lineCount - skipped, lines };
}
