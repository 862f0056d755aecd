import type { LogChunk } from '@/core/log/log-line.ts';
import type { SealedLog } from '@/db/stores/build-log-store.ts';
import type { BlobStore } from '../../../ports/blob-store.ts';
import type { Studio } from '../../context.ts';
import { readBlock } from './read-block.ts';

/** Of the database, a few megabytes at most. */
const chunksAtOnce = 4;
/** About two megabytes of text: worth a read, and worked on in a few milliseconds. */
const blocksAtOnce = 8;
/** Unpacking takes longer than what is done with the text, and has threads of its own: a search is twice as quick. */
const piecesAhead = 3;

/**
 * All lines that a log has now after `afterLine`, in order, a few pieces in memory at a time. While one
 * piece is worked on the next ones are being read.
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
    const piece = readBlock(blobs, blobKey, wanted.slice(index, index + blocksAtOnce));
    // Who stops half way never asks for it.
    piece.catch(() => {});
    return piece;
  };
  const reading: Promise<LogChunk>[] = [];
  for (let index = 0; index < wanted.length || reading.length > 0; index += blocksAtOnce) {
    if (index < wanted.length) reading.push(read(index));
    const isFull = reading.length > piecesAhead || index + blocksAtOnce >= wanted.length;
    const piece = isFull ? reading.shift() : undefined;
    if (piece) yield await piece;
  }
}

/** Only a first piece can begin before the line that is wanted. */
function skipLines(chunk: LogChunk, afterLine: number): LogChunk {
  const skipped = afterLine + 1 - chunk.firstLine;
  if (skipped <= 0) return chunk;
  const lines = chunk.lines.split('\n').slice(skipped).join('\n');
  return { firstLine: afterLine + 1, lineCount: chunk.lineCount - skipped, lines };
}
