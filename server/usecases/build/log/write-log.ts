import type { LogChunk, LogLine } from '@/core/log/log-line.ts';
import type { BuildLogStore } from '@/db/stores/build-log-store.ts';
import type { BuildOwnership } from '@/db/stores/build-ownership.ts';
import type { Clock } from '../../../ports/clock.ts';

/** How long lines may wait for company, and how many characters make a chunk at once. */
const chunkIntervalMs = 150;
const chunkCharacters = 64 * 1024;
/** While the database is busy with the chunk before, lines gather up to this: fewer and larger writes catch up. */
const largestChunkCharacters = 1024 * 1024;

/** Longer lines are cut: an editor chokes on them, and no tool says anything useful that late in a line. */
const lineLimitCharacters = 16 * 1024;
/** A runaway step must not fill the database. */
const defaultLimitCharacters = 512 * 1024 * 1024;
/** Of what came after that: enough to see how it ended. */
const keptAtEnd = 1_000;

export interface LogWriter {
  /** Number of the last line, from 1; 0 while there is none. */
  readonly lineCount: number;
  /** Appends a line and returns its number; the same number again once the log is full. */
  write(line: LogLine): number;
  /** Nothing more comes: of a log that was full, its last lines are appended. Resolves when everything is stored. */
  end(): Promise<void>;
  /** Resolves when everything written so far is stored. */
  flush(): Promise<void>;
}

export interface LogWriterOptions {
  readonly ownership: BuildOwnership;
  readonly logs: Pick<BuildLogStore, 'append'>;
  readonly clock: Clock;
  /** Lines of earlier attempts. */
  readonly lineCount: number;
  /** The worker no longer owns the build: nothing more is stored. */
  readonly onLost: () => void;
  /** Of all lines as stored; what comes after that is not kept, but for its last lines. */
  readonly limitCharacters?: number;
}

/**
 * The one writer of a build's log: numbers lines without gaps and stores them in chunks, the first at
 * once and then as time or size says. Never waits, so that the engine is drained at full speed.
 */
export function createLogWriter({
  ownership,
  logs,
  clock,
  lineCount,
  onLost,
  limitCharacters = defaultLimitCharacters,
}: LogWriterOptions): LogWriter {
  let cutCount = lineCount;
  let pending: string[] = [];
  let pendingCharacters = 0;
  let totalCharacters = 0;
  /** Of a full log: how many lines came since, and the last of them. */
  let surplusCount = 0;
  let surplus: LogLine[] = [];
  let isLost = false;
  let isWaiting = false;
  /** Chunks on their way to the database. */
  let storingCount = 0;
  let storing: Promise<void> = Promise.resolve();

  const store = async (chunk: LogChunk) => {
    if (!isLost) {
      isLost = !(await logs.append(ownership, chunk).catch(() => false));
      if (isLost) onLost();
    }
    storingCount -= 1;
    if (pendingCharacters >= chunkCharacters) void cutChunk();
  };
  /** Ends the chunk; chunks are stored one after the other. */
  const cutChunk = () => {
    if (pending.length === 0) return storing;
    const chunk = { firstLine: cutCount + 1, lineCount: pending.length, lines: pending.join('\n') };
    cutCount += pending.length;
    pending = [];
    pendingCharacters = 0;
    storingCount += 1;
    storing = storing.then(() => store(chunk));
    return storing;
  };
  const cutLater = async () => {
    isWaiting = true;
    await clock.sleep(chunkIntervalMs);
    isWaiting = false;
    await cutChunk();
  };
  const countLines = () => cutCount + pending.length;
  const append = ([step, atMs, stream, text]: LogLine) => {
    const line = `[${step},${atMs},${stream},${JSON.stringify(shorten(text))}]`;
    totalCharacters += line.length;
    pending.push(line);
    pendingCharacters += line.length;
    const limit = storingCount === 0 ? chunkCharacters : largestChunkCharacters;
    if (countLines() === 1 || pendingCharacters >= limit) void cutChunk();
    else if (!isWaiting) void cutLater();
  };
  const keepForTheEnd = (line: LogLine) => {
    surplusCount += 1;
    surplus.push(line);
    if (surplus.length >= 2 * keptAtEnd) surplus = surplus.slice(-keptAtEnd);
  };

  return {
    get lineCount() {
      return countLines();
    },
    write(line) {
      if (totalCharacters < limitCharacters) append(line);
      else keepForTheEnd(line);
      return countLines();
    },
    end() {
      const last = surplus.slice(-keptAtEnd);
      const [first] = last;
      const lostCount = surplusCount - last.length;
      if (first && lostCount > 0) {
        append([
          first[0],
          first[1],
          0,
          `… This log is full: ${lostCount} lines are not kept, the last ${last.length} are:`,
        ]);
      }
      for (const line of last) append(line);
      surplus = [];
      return cutChunk();
    },
    flush: cutChunk,
  };
}

function shorten(text: string): string {
  const rest = text.length - lineLimitCharacters;
  return rest > 0 ? `${text.slice(0, lineLimitCharacters)} … (${rest} characters more)` : text;
}
