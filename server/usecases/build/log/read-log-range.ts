import type { LogChunk } from '@/core/log/log-line.ts';
import type { Studio } from '../../context.ts';
import { unpackLines } from './unpack-lines.ts';

/** Chunks read from the database at a time. */
const chunksAtOnce = 16;

export interface LogRange {
  /** Lines after this one. */
  readonly afterLine: number;
  /** At most so many lines. */
  readonly lineCount: number;
}

/**
 * The one door to a log, live or finished: the next lines after `afterLine`, fewer than asked for where
 * storage ends a piece, none at the log's present end.
 */
export async function readLogRange(
  studio: Pick<Studio, 'database' | 'blobs'>,
  buildId: string,
  { afterLine, lineCount }: LogRange,
): Promise<LogChunk | undefined> {
  const { buildLogs } = studio.database.stores;
  const range = { afterLine, untilLine: afterLine + lineCount, limit: chunksAtOnce };
  const chunks = await buildLogs.listChunks(buildId, range);
  const [first] = chunks;
  if (first) {
    const lines = chunks.map((chunk) => chunk.lines).join('\n');
    const joined = { firstLine: first.firstLine, lineCount: countLines(chunks), lines };
    return sliceLines(joined, afterLine, lineCount);
  }
  const sealed = await buildLogs.findSealed(buildId);
  const block = sealed?.blocks.find((candidate) => candidate.firstLine + candidate.lineCount - 1 > afterLine);
  if (!sealed || !block) return undefined;
  const { firstLine, start, end } = block;
  const lines = await unpackLines(await studio.blobs.read(sealed.blobKey, { start, end }));
  return sliceLines({ firstLine, lineCount: block.lineCount, lines }, afterLine, lineCount);
}

function countLines(chunks: readonly LogChunk[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.lineCount, 0);
}

function sliceLines(chunk: LogChunk, afterLine: number, lineCount: number): LogChunk | undefined {
  const { firstLine, lines } = chunk;
  const from = Math.max(0, afterLine + 1 - firstLine);
  // Who follows a log wants all that came: nothing to cut.
  if (from === 0 && chunk.lineCount <= lineCount) return chunk;
  const wanted = lines.split('\n').slice(from, from + lineCount);
  if (wanted.length === 0) return undefined;
  return { firstLine: firstLine + from, lineCount: wanted.length, lines: wanted.join('\n') };
}
