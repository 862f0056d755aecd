/** For whom a text is looked through, and until when. */
export interface Look {
  /** A person's id: however much one of them looks for, others get their turns. */
  readonly who: string;
  readonly signal: AbortSignal;
}

/** The indexes of the lines that match. Rejects with `TOO_LARGE` for an expression that runs away, and with the signal's reason. */
export type FindMatches = (lines: readonly string[]) => Promise<readonly number[]>;

/** Looks for expressions that people type: one like `(a+)+$` takes for ever, and must hold up nothing else meanwhile. */
export interface PatternSearch {
  /** Begins a look at a text that comes in pieces; it has time of its own for all of them. */
  begin(pattern: RegExp, look: Look): FindMatches;
}
