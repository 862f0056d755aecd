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
/** Beyond it only a last line says so: a runaway step must not fill the database. */
const logLimitCharacters = 256 * 1024 * 1024;

export interface LogWriter {
  /** Number of the last line, from 1; 0 while there is none. */
  readonly lineCount: number;
  /** Appends a line and returns its number; the same number again once the log is full. */
  write(line: LogLine): number;
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
}

/**
 * The one writer of a build's log: numbers lines without gaps and stores them in chunks, the first at
 * once and then as time or size says. Never waits, so that the engine is drained at full speed.
 */
export function createLogWriter({ ownership, logs, clock, lineCount, onLost }: LogWriterOptions): LogWriter {
  let cutCount = lineCount;
  let pending: string[] = [];
  let pendingCharacters = 0;
  let totalCharacters = 0;
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

  return {
    get lineCount() {
      return countLines();
    },
    write([step, atMs, stream, text]) {
      if (totalCharacters > logLimitCharacters) return countLines();
      totalCharacters += text.length;
      const shown =
        totalCharacters > logLimitCharacters ? 'This log is full: what follows is not kept.' : shorten(text);
      const line = `[${step},${atMs},${stream},${JSON.stringify(shown)}]`;
      pending.push(line);
      pendingCharacters += line.length;
      const limit = storingCount === 0 ? chunkCharacters : largestChunkCharacters;
      if (countLines() === 1 || pendingCharacters >= limit) void cutChunk();
      else if (!isWaiting) void cutLater();
      return countLines();
    },
    flush: cutChunk,
  };
}

function shorten(text: string): string {
  const rest = text.length - lineLimitCharacters;
  return rest > 0 ? `${text.slice(0, lineLimitCharacters)} … (${rest} characters more)` : text;
}
