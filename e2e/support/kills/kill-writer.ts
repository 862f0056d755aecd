/** Writes to a studio that is being killed, and keeps in mind what it was told was stored. */
export interface KillWriter {
  /** Writes until `signal` aborts; a refusal is no end. */
  run(signal: AbortSignal): Promise<void>;
  /** Facts that were acknowledged, by kind. */
  counts(): Readonly<Record<string, number>>;
  /** Looks for every acknowledged fact; gives a sentence for each that is not there as it was told. */
  findLosses(): Promise<readonly string[]>;
  /** Removes what is left of it outside of the studio, which has ended. */
  clear?(): Promise<void>;
}
