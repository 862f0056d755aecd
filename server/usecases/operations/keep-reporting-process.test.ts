import { expect, test, vi } from 'vitest';
import type { ProcessReport } from '@/db/stores/process-store.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { processUnderTest } from '../../testing/process-under-test.ts';
import type { Studio } from '../context.ts';
import { keepReportingProcess } from './keep-reporting-process.ts';

test('a process takes leave after all that it told, also when its last word is slow', async () => {
  const draining = new AbortController();
  const ending = new AbortController();
  const slow = Promise.withResolvers<void>();
  const told: string[] = [];
  const processes = {
    async report({ isDraining }: ProcessReport) {
      if (isDraining) await slow.promise;
      told.push(isDraining ? 'draining' : 'working');
    },
    leave: async () => void told.push('gone'),
  };
  const studio = {
    database: { stores: { processes } },
    engine: { status: () => ({ state: 'unavailable', address: 'none' }) },
    preparation: { isReady: () => true },
    process: { ...processUnderTest(), draining: draining.signal },
    clock: systemClock,
  } as unknown as Studio;
  const done = keepReportingProcess(studio, { countWatchers: () => 0, reportError: () => {} }, ending.signal);
  await vi.waitFor(() => expect(told).toEqual(['working']));
  draining.abort();
  ending.abort();
  setImmediate(() => slow.resolve());
  await done;
  await slow.promise;
  expect(told).toEqual(['working', 'draining', 'gone']);
});
