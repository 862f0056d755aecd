import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { LogChunk } from '@/core/log/log-line.ts';
import type { SealedLog } from '@/db/stores/build-log-store.ts';
import type { Studio } from '../../context.ts';

const decompress = promisify(gunzip);

/** Chunks read from the database at a time; one holds up to 64 KB. */
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
  const chunks = await buildLogs.listChunks(buildId, afterLine, chunksAtOnce);
  if (chunks.length > 0) return sliceLines(joinChunks(chunks), afterLine, lineCount);
  const sealed = await buildLogs.findSealed(buildId);
  return sealed && readSealed(studio, sealed, afterLine, lineCount);
}

async function readSealed(
  { blobs }: Pick<Studio, 'blobs'>,
  log: SealedLog,
  afterLine: number,
  lineCount: number,
): Promise<LogChunk | undefined> {
  const block = log.blocks.find((candidate) => candidate.firstLine + candidate.lineCount - 1 > afterLine);
  if (!block) return undefined;
  const text = (await decompress(await blobs.read(log.blobKey, block))).toString('utf8');
  const lines = text.split('\n').slice(0, -1);
  return sliceLines({ firstLine: block.firstLine, lines }, afterLine, lineCount);
}

interface Lines {
  readonly firstLine: number;
  /** JSON of one `LogLine` each. */
  readonly lines: readonly string[];
}

function joinChunks(chunks: readonly LogChunk[]): Lines {
  const lines = chunks.flatMap((chunk) => (JSON.parse(chunk.lines) as unknown[]).map((line) => JSON.stringify(line)));
  return { firstLine: chunks[0]?.firstLine ?? 1, lines };
}

function sliceLines({ firstLine, lines }: Lines, afterLine: number, lineCount: number): LogChunk | undefined {
  const from = Math.max(0, afterLine + 1 - firstLine);
  const wanted = lines.slice(from, from + lineCount);
  if (wanted.length === 0) return undefined;
  return { firstLine: firstLine + from, lineCount: wanted.length, lines: `[${wanted.join(',')}]` };
}
