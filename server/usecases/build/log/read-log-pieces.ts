import type { LogBlock } from '@/core/log/log-block.ts';
import type { SealedLog } from '@/db/stores/build-log-store.ts';
import type { BlobStore } from '../../../ports/blob-store.ts';
import type { StoredLines } from '../../../ports/pattern-search.ts';
import type { Studio } from '../../context.ts';

/** Of the database, a few megabytes at most. */
const chunksAtOnce = 4;
/** About two megabytes of text: worth a read, and worked on in a few milliseconds. */
const blocksAtOnce = 8;
/** A piece is read while the one before it is worked on, also where storage is far away. */
const piecesAhead = 3;

/** Consecutive lines of a log, as they are stored. */
export interface LogPiece {
  readonly firstLine: number;
  readonly lineCount: number;
  readonly stored: StoredLines;
}

/**
 * All lines that a log has now after `afterLine`, in order, a few pieces in memory at a time. The first piece of
 * a packed log may begin before what is wanted, or hold lines that were given as chunks.
 */
export async function* readLogPieces(
  { database, blobs }: Pick<Studio, 'database' | 'blobs'>,
  logBuildId: string,
  afterLine: number,
): AsyncGenerator<LogPiece> {
  const { buildLogs } = database.stores;
  let lastLine = afterLine;
  for (;;) {
    const chunks = await buildLogs.listChunks(logBuildId, { afterLine: lastLine, limit: chunksAtOnce });
    if (chunks.length === 0) break;
    for (const { firstLine, lineCount, lines } of chunks) {
      yield { firstLine, lineCount, stored: lines };
      lastLine = firstLine + lineCount - 1;
    }
  }
  // The log may have been packed meanwhile; what was not read yet is found there.
  const sealed = await buildLogs.findSealed(logBuildId);
  if (sealed) yield* readSealed(blobs, sealed, lastLine);
}

async function* readSealed(blobs: BlobStore, { blobKey, blocks }: SealedLog, afterLine: number) {
  const wanted = blocks.filter(({ firstLine, lineCount }) => firstLine + lineCount - 1 > afterLine);
  const reading: Promise<LogPiece>[] = [];
  for (let index = 0; index < wanted.length || reading.length > 0; index += blocksAtOnce) {
    const [first, ...others] = wanted.slice(index, index + blocksAtOnce);
    if (first) reading.push(readPiece(blobs, blobKey, first, others.at(-1) ?? first));
    const piece = reading.length > piecesAhead || !first ? reading.shift() : undefined;
    if (piece) yield await piece;
  }
}

function readPiece(blobs: BlobStore, blobKey: string, first: LogBlock, last: LogBlock): Promise<LogPiece> {
  const { firstLine } = first;
  const lineCount = last.firstLine + last.lineCount - firstLine;
  const piece = blobs
    .read(blobKey, { start: first.start, end: last.end })
    .then((stored) => ({ firstLine, lineCount, stored }));
  // Who stops half way never asks for it.
  piece.catch(() => {});
  return piece;
}
