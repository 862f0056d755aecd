'use client';

import { useMemo, useSyncExternalStore } from 'react';

/**
 * The time in epoch milliseconds, counting on every `intervalMs`; undefined on the server and in the
 * first render, where the reader's clock is not known.
 */
export function useNow(intervalMs: number): number | undefined {
  const clock = useMemo(() => createClock(intervalMs), [intervalMs]);
  return useSyncExternalStore(clock.subscribe, clock.read, () => undefined);
}

function createClock(intervalMs: number) {
  let now: number | undefined;
  return {
    read: () => {
      now ??= Date.now();
      return now;
    },
    subscribe: (listener: () => void) => {
      const timer = setInterval(() => {
        now = Date.now();
        listener();
      }, intervalMs);
      return () => clearInterval(timer);
    },
  };
}
