import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { LogBlock } from '@/core/log/log-block.ts';
import type { LogChunk } from '@/core/log/log-line.ts';
import type { Studio } from '../../context.ts';
import { readLogLines } from './read-log-lines.ts';

const compress = promisify(gzip);

/** Uncompressed size of a block: small enough to read one for a page of lines, large enough to compress. */
const blockCharacters = 256 * 1024;

/**
 * Packs a finished log into one blob: gzip members of JSON lines (`zcat` reads them) that can be read
 * each alone. Safe to repeat; until it is done the chunks serve. Leaves a log alone that somebody still writes,
 * whoever asks: lines that came between the reading and the packing would be lost.
 */
export async function sealLog(studio: Pick<Studio, 'database' | 'blobs'>, buildId: string): Promise<void> {
  const { database, blobs } = studio;
  const { buildLogs } = database.stores;
  if (!(await buildLogs.isComplete(buildId)) || (await buildLogs.findSealed(buildId))) return;
  const blocks: LogBlock[] = [];
  const members: Buffer[] = [];
  let size = 0;
  for await (const block of groupLines(readLogLines(studio, buildId))) {
    const member = await compress(`${block.lines}\n`);
    blocks.push({ firstLine: block.firstLine, lineCount: block.lineCount, start: size, end: size + member.length });
    members.push(member);
    size += member.length;
  }
  const last = blocks.at(-1);
  if (!last) return;
  const blobKey = `logs/${buildId}.jsonl.gz`;
  const sizeBytes = await blobs.put(blobKey, Buffer.concat(members));
  const lineCount = last.firstLine + last.lineCount - 1;
  await database.transaction((stores) => stores.buildLogs.seal(buildId, { blobKey, lineCount, sizeBytes, blocks }));
}

/** Cuts chunks of any size into blocks. */
async function* groupLines(chunks: AsyncIterable<LogChunk>): AsyncGenerator<LogChunk> {
  let firstLine = 1;
  let lines: string[] = [];
  let characters = 0;
  const endBlock = () => {
    const block = { firstLine, lineCount: lines.length, lines: lines.join('\n') };
    firstLine += lines.length;
    lines = [];
    characters = 0;
    return block;
  };
  for await (const chunk of chunks) {
    for (const line of chunk.lines.split('\n')) {
      lines.push(line);
      characters += line.length;
      if (characters >= blockCharacters) yield endBlock();
    }
  }
  if (lines.length > 0) yield endBlock();
}
