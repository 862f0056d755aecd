import { once } from 'node:events';
import type { Clock } from '../ports/clock.ts';

/** What a build that is stopped may still take; at an engine that answers it is a matter of milliseconds. */
const patienceMs = 10_000;

/**
 * The result of `work`; or the reason of `stop`, thrown when ten seconds after its abort there is still none: an engine
 * that hangs answers no call, also not one that would end another. What comes of `work` after that is nobody's.
 */
export async function unlessItHangs<Value>(
  work: Promise<Value>,
  stop: AbortSignal,
  clock: Pick<Clock, 'sleep'>,
): Promise<Value> {
  const isOver = new AbortController();
  const giveUp = async (): Promise<never> => {
    if (!stop.aborted) await once(stop, 'abort', { signal: isOver.signal });
    await clock.sleep(patienceMs, isOver.signal);
    throw stop.reason;
  };
  try {
    return await Promise.race([work, giveUp()]);
  } finally {
    isOver.abort();
  }
}
