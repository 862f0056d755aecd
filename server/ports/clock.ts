/** Time and randomness, injected so that a retry, a lease or a stream is tested in zero seconds. */
export interface Clock {
  now(): Date;
  /** Rejects with the signal's reason when aborted. */
  sleep(durationMs: number, signal?: AbortSignal): Promise<void>;
}
