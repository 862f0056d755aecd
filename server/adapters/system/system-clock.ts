import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '@/server/ports/clock.ts';

/** The machine's own time. A sleep keeps no process alive. */
export const systemClock: Clock = {
  now: () => new Date(),
  sleep: async (durationMs, signal) => {
    try {
      await delay(durationMs, undefined, { ref: false, ...(signal && { signal }) });
    } catch (error) {
      throw signal?.reason ?? error;
    }
  },
};
