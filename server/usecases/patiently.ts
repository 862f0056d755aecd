import { isStudioError } from '@/core/errors.ts';
import type { Clock } from '../ports/clock.ts';

const pauseMs = 1_000;
/** A database that is restarted is back by then. */
const tries = 60;

/**
 * Does `read` until it succeeds, for whoever watches something and has nobody to tell that the database is
 * away for a moment. A refusal is an answer; it and the last failure are thrown.
 */
export async function patiently<Value>(
  clock: Pick<Clock, 'sleep'>,
  signal: AbortSignal,
  read: () => Promise<Value>,
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read();
    } catch (error) {
      if (isStudioError(error) || signal.aborted || attempt === tries) throw error;
      await clock.sleep(pauseMs, signal);
    }
  }
}
