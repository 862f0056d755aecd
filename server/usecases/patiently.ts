import { isStudioError } from '@/core/errors.ts';
import { isDatabaseAway } from '@/db/is-database-away.ts';
import type { Clock } from '../ports/clock.ts';

const pauseMs = 1_000;
/** For failures that do not say so: a database that ends, or is being restored, may say anything for a moment. */
const otherTries = 60;

/**
 * Does `read` until it succeeds, for whoever watches something and has nobody to tell that the database is
 * away: for as long as that lasts, or until they leave. A refusal is an answer; it is thrown, and so is
 * what fails for another reason each time.
 */
export async function patiently<Value>(
  clock: Pick<Clock, 'sleep'>,
  signal: AbortSignal,
  read: () => Promise<Value>,
): Promise<Value> {
  for (let otherFailures = 0; ; ) {
    try {
      return await read();
    } catch (error) {
      if (isStudioError(error) || signal.aborted) throw error;
      if (!isDatabaseAway(error)) otherFailures += 1;
      if (otherFailures === otherTries) throw error;
      await clock.sleep(pauseMs, signal);
    }
  }
}
