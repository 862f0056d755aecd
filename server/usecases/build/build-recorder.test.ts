import { expect, test, vi } from 'vitest';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { createBuildRecorder } from './build-recorder.ts';
import { createLogWriter } from './log/write-log.ts';

const ownership = { buildId: 'build', attempt: 1, workerId: 'worker' };

function openRecorder(save: (change: object) => Promise<boolean>) {
  const clock = { ...systemClock, sleep: async () => {} };
  const onLost = vi.fn();
  const logs = { append: async () => true };
  const log = createLogWriter({ ownership, logs, clock, lineCount: 0, onLost });
  const store = { save: (_: object, progress: object) => save(progress) };
  const options = { ownership, log, clock, startedAt: new Date().toISOString(), steps: [], onLost };
  // Only `save` is asked of the store.
  return createBuildRecorder({
    ...options,
    store: store as unknown as Parameters<typeof createBuildRecorder>[0]['store'],
  });
}

test('a database that takes its time is asked to store one outline at a time, and the newest after it', async () => {
  const stored: { readonly steps: readonly { readonly name: string }[] }[] = [];
  const slow = Promise.withResolvers<boolean>();
  const recorder = openRecorder((progress) => {
    stored.push(progress as (typeof stored)[number]);
    return stored.length === 1 ? slow.promise : Promise.resolve(true);
  });
  recorder.addStep('first');
  await vi.waitFor(() => expect(stored).toHaveLength(1));
  for (let index = 1; index <= 100; index += 1) {
    recorder.addStep(`later ${index}`);
    await Promise.resolve();
  }
  expect(stored).toHaveLength(1);
  slow.resolve(true);
  await vi.waitFor(() => expect(stored.at(-1)?.steps.at(-1)?.name).toBe('later 100'));
  expect(stored).toHaveLength(2);
});
