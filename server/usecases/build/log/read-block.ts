import { isAscii } from 'node:buffer';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { StudioError } from '@/core/errors.ts';
import type { LogBlock } from '@/core/log/log-block.ts';
import type { LogChunk } from '@/core/log/log-line.ts';
import type { BlobStore } from '../../../ports/blob-store.ts';

const decompress = promisify(gunzip);
/** Of what is handed over at a time: with zlib's 16 KiB a search of a long log waits for its turn four thousand times. */
const chunkSize = 1024 * 1024;

/** Reads consecutive blocks of a finished log as one; throws `NOT_FOUND` without the blob. */
export async function readBlock(
  blobs: Pick<BlobStore, 'read'>,
  blobKey: string,
  blocks: readonly LogBlock[],
): Promise<LogChunk> {
  const first = blocks[0];
  const last = blocks.at(-1);
  if (!first || !last) throw new StudioError('NOT_FOUND', { what: 'log block' });
  // Members of one gzip file: they decompress together as they do alone.
  const packed = await blobs.read(blobKey, { start: first.start, end: last.end });
  const text = decode(await decompress(packed, { chunkSize }));
  const lineCount = last.firstLine + last.lineCount - first.firstLine;
  return { firstLine: first.firstLine, lineCount, lines: text.slice(0, -1) };
}

/** Most of a log is ASCII, which as Latin-1 is decoded in a third of the time: a search of a long log decodes all of it. */
function decode(bytes: Buffer): string {
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
}
