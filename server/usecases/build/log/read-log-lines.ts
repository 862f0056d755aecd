import type { LogChunk } from '@/core/log/log-line.ts';
import type { SealedLog } from '@/db/stores/build-log-store.ts';
import type { BlobStore } from '../../../ports/blob-store.ts';
import type { Studio } from '../../context.ts';
import { readBlock } from './read-block.ts';

/** Of the database, a few megabytes at most. */
const chunksAtOnce = 4;
/** About two megabytes of text: worth a read, and worked on in a few milliseconds. */
const blocksAtOnce = 8;

/**
 * All lines that a log has now after `afterLine`, in order, a piece in memory at a time. While one piece
 * is worked on the next is being read.
 */
export async function* readLogLines(
  { database, blobs }: Pick<Studio, 'database' | 'blobs'>,
  logBuildId: string,
  afterLine = 0,
): AsyncGenerator<LogChunk> {
  const { buildLogs } = database.stores;
  let lastLine = afterLine;
  for (;;) {
    const chunks = await buildLogs.listChunks(logBuildId, { afterLine: lastLine, limit: chunksAtOnce });
    if (chunks.length === 0) break;
    for (const chunk of chunks) {
      yield skipLines(chunk, lastLine);
      lastLine = chunk.firstLine + chunk.lineCount - 1;
    }
  }
  // The log may have been packed meanwhile; what was not read yet is found there.
  const sealed = await buildLogs.findSealed(logBuildId);
  if (!sealed) return;
  for await (const piece of readSealed(blobs, sealed, lastLine)) yield skipLines(piece, lastLine);
}

async function* readSealed(blobs: BlobStore, { blobKey, blocks }: SealedLog, afterLine: number) {
  const wanted = blocks.filter(({ firstLine, lineCount }) => firstLine + lineCount - 1 > afterLine);
  const read = (index: number) => {
    const group = wanted.slice(index, index + blocksAtOnce);
    if (group.length === 0) return undefined;
    const piece = readBlock(blobs, blobKey, group);
    // Who stops half way never asks for it.
    piece.catch(() => {});
    return piece;
  };
  let next = read(0);
  for (let index = blocksAtOnce; next; index += blocksAtOnce) {
    const piece = await next;
    next = read(index);
    yield piece;
  }
}

/** Only a first piece can begin before the line that is wanted. */
function skipLines(chunk: LogChunk, afterLine: number): LogChunk {
  const skipped = afterLine + 1 - chunk.firstLine;
  if (skipped <= 0) return chunk;
  const lines = chunk.lines.split('\n').slice(skipped).join('\n');
  return { firstLine: afterLine + 1, lineCount: chunk.lineCount - skipped, lines };
}
