import type { SoughtLines } from '@/core/log/matching-lines.ts';

/** For whom a log is looked through, and until when. */
export interface Look {
  /** A person's id: however much one of them looks for, others get their turns. */
  readonly who: string;
  readonly signal: AbortSignal;
}

export interface SearchPattern extends SoughtLines {
  /** One that somebody typed may take for ever, like `(a+)+$`. */
  readonly mayRunAway: boolean;
}

/** Lines of a log as they are stored: of a chunk, or gzip members of a packed log. */
export type StoredLines = string | Uint8Array;

/**
 * The indexes of the lines that are sought, ascending. Rejects with `TOO_LARGE` for a pattern that runs away, and with
 * the signal's reason.
 */
export type FindMatches = (lines: StoredLines) => Promise<readonly number[]>;

/** Looks through logs of any length, and holds up nothing else meanwhile. */
export interface PatternSearch {
  /** Begins a look at a log that comes in pieces; a pattern that may run away has one time for all of them. */
  begin(pattern: SearchPattern, look: Look): FindMatches;
}
