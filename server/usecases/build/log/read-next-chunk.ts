import type { LogChunk } from '@/core/log/log-line.ts';
import type { Database } from '@/db/database.ts';
import type { Studio } from '../../context.ts';
import { readLogRange } from './read-log-range.ts';

/** Of the newest reads; more than those who follow a log are ever apart. */
const keptCount = 64;
/** What has been read is kept this long: who is further behind reads for himself. */
const keptMs = 10_000;
/** A piece ends at a multiple of this at the latest: those whom a cut has set apart ask for the same pieces again. */
const linesAtOnce = 10_000;

type Reads = Map<string, Promise<LogChunk | undefined>>;
const readsByDatabase = new WeakMap<Database, Reads>();

/**
 * What comes after a line, for watchers. Those who follow a log all ask for the same piece at the same
 * moment: one read of the database serves them all, and all get the same ready-made string.
 */
export function readNextChunk(
  studio: Pick<Studio, 'database' | 'blobs'>,
  logBuildId: string,
  afterLine: number,
): Promise<LogChunk | undefined> {
  const reads: Reads = readsByDatabase.get(studio.database) ?? new Map();
  readsByDatabase.set(studio.database, reads);
  const key = `${logBuildId} ${afterLine}`;
  // Nothing is awaited up to here and below: of a thousand who ask in one go, the first one's read is everybody's.
  const known = reads.get(key);
  if (known) return known;

  const read = readLogRange(studio, logBuildId, { afterLine, lineCount: linesAtOnce - (afterLine % linesAtOnce) });
  reads.set(key, read);
  const [oldest] = reads.keys();
  if (reads.size > keptCount && oldest !== undefined) reads.delete(oldest);
  forgetLater(reads, key);
  forgetUnlessFound(reads, key, read);
  return read;
}

/** By its key alone: a timer that knew the text would keep it. */
function forgetLater(reads: Reads, key: string): void {
  setTimeout(() => reads.delete(key), keptMs).unref();
}

/** "Nothing yet" and "no database" are true for a moment only. */
function forgetUnlessFound(reads: Reads, key: string, read: Promise<LogChunk | undefined>): void {
  const forget = () => {
    if (reads.get(key) === read) reads.delete(key);
  };
  read.then((chunk) => chunk ?? forget(), forget);
}
