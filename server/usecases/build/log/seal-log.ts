import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { LogBlock } from '@/core/log/log-block.ts';
import type { LogChunk } from '@/core/log/log-line.ts';
import type { Studio } from '../../context.ts';

const compress = promisify(gzip);

/** Uncompressed size of a block: small enough to read one for a page of lines, large enough to compress. */
const blockCharacters = 256 * 1024;

/**
 * Packs a finished log into one blob: gzip members of JSON lines (`zcat` reads them) that can be read
 * each alone. Safe to repeat; until it is done the chunks serve.
 */
export async function sealLog({ database, blobs }: Pick<Studio, 'database' | 'blobs'>, buildId: string): Promise<void> {
  const { buildLogs } = database.stores;
  if (await buildLogs.findSealed(buildId)) return;
  const blocks: LogBlock[] = [];
  const members: Buffer[] = [];
  let size = 0;
  for await (const block of groupChunks(readChunks(buildLogs, buildId))) {
    const member = await compress(block.lines);
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

async function* readChunks(buildLogs: Studio['database']['stores']['buildLogs'], buildId: string) {
  let afterLine = 0;
  for (;;) {
    const chunks = await buildLogs.listChunks(buildId, afterLine, 64);
    yield* chunks;
    const last = chunks.at(-1);
    if (!last) return;
    afterLine = last.firstLine + last.lineCount - 1;
  }
}

/** Joins chunks to blocks of JSON lines. */
async function* groupChunks(chunks: AsyncIterable<LogChunk>) {
  let block = { firstLine: 1, lineCount: 0, lines: '' };
  for await (const chunk of chunks) {
    const lines: readonly unknown[] = JSON.parse(chunk.lines);
    block.lines += lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    block.lineCount += chunk.lineCount;
    if (block.lines.length < blockCharacters) continue;
    yield block;
    block = { firstLine: block.firstLine + block.lineCount, lineCount: 0, lines: '' };
  }
  if (block.lineCount > 0) yield block;
}
