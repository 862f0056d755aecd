import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded-postgres.ts';

/** What is told of a server that did not run when it should. */
export interface PostgresObserver {
  /** It ended without being asked to; it is started again at once. */
  ended(): void;
  restarted(outage: { readonly durationMs: number; readonly tries: number }): void;
  /** It could not be started; the next try is after `pauseMs`. */
  failed(error: unknown, pauseMs: number): void;
}

export type SupervisedPostgres = Pick<EmbeddedPostgres, 'connectionString' | 'stop'>;

/** A server that went on from an earlier studio is no child of ours: nobody tells us that it ended, so we look. */
const lookIntervalMs = 100;
/** Between tries. The first waits for what the killed server left behind: its processes end a moment after it. */
const firstPauseMs = 100;
const longestPauseMs = 5_000;

/**
 * Runs a PostgreSQL as `startEmbeddedPostgres` does, and starts it again on the same socket whenever it ends by
 * itself: at once, then after pauses that double up to five seconds, for as long as it takes. Whoever uses it
 * connects anew. For one caller a folder; two would each start what the other has stopped.
 */
export async function startSupervisedPostgres(
  options: EmbeddedPostgresOptions,
  observer: PostgresObserver,
): Promise<SupervisedPostgres> {
  let server = await startEmbeddedPostgres(options);
  const { connectionString } = server;
  const ending = new AbortController();

  const pause = (ms: number) => sleep(ms, undefined, { signal: ending.signal }).catch(() => {}); // the end

  const startAgain = async () => {
    observer.ended();
    const endedAt = performance.now();
    for (let tries = 1, pauseMs = firstPauseMs; !ending.signal.aborted; tries += 1) {
      try {
        server = await startEmbeddedPostgres({ ...options, mayCreate: false });
        observer.restarted({ durationMs: Math.round(performance.now() - endedAt), tries });
        return;
      } catch (error) {
        observer.failed(error, pauseMs);
        await pause(pauseMs);
        pauseMs = Math.min(2 * pauseMs, longestPauseMs);
      }
    }
  };
  const supervise = async () => {
    while (!ending.signal.aborted) {
      await pause(lookIntervalMs);
      if (!ending.signal.aborted && !server.isRunning()) await startAgain();
    }
  };

  const supervising = supervise();
  return {
    connectionString,
    async stop() {
      ending.abort();
      // One that is being started at this moment has to be stopped as well.
      await supervising;
      await server.stop();
    },
  };
}
