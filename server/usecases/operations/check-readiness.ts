import type { Studio } from '../context.ts';

/** Whether a process can do its work, and what is missing. */
export interface Readiness {
  readonly isReady: boolean;
  readonly database: 'ok' | 'unreachable' | 'not-migrated';
  /** It was told to end. */
  readonly isDraining: boolean;
  /** Builds wait without one; the studio itself does not. */
  readonly engine: 'connected' | 'unavailable';
}

/** A database that does not answer within this time does not answer. */
const patienceMs = 2_000;

/**
 * Looks now. Ready means: the database answers, has at least the migrations that this process was made
 * for (`migrationCount`), and nobody has told the process to end. An engine is not needed for being ready.
 */
export async function checkReadiness(
  { database, engine, clock, process }: Pick<Studio, 'database' | 'engine' | 'clock' | 'process'>,
  migrationCount: number,
): Promise<Readiness> {
  const waiting = new AbortController();
  const count = await Promise.race([
    database.stores.installations.countMigrations().catch(() => undefined),
    clock.sleep(patienceMs, waiting.signal).catch(() => undefined),
  ]);
  waiting.abort();
  const state = count === undefined ? 'unreachable' : count < migrationCount ? 'not-migrated' : 'ok';
  const isDraining = process.draining.aborted;
  return { isReady: state === 'ok' && !isDraining, database: state, isDraining, engine: engine.status().state };
}
