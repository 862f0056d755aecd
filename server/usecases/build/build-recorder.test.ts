import { expect, test, vi } from 'vitest';
import type { LogChunk } from '@/core/log/log-line.ts';
import type { BuildProgress } from '@/db/stores/build-progress-store.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { createBuildRecorder } from './build-recorder.ts';

type Save = (progress: BuildProgress) => Promise<boolean>;

function openRecorder(save: Save, append: (chunk: LogChunk) => void = () => {}) {
  return createBuildRecorder({
    ownership: { buildId: 'build', attempt: 1, workerId: 'worker' },
    store: { save: (_, progress) => save(progress) },
    logs: {
      async append(_, chunk) {
        append(chunk);
        return true;
      },
    },
    clock: { ...systemClock, sleep: async () => {} },
    startedAt: new Date().toISOString(),
    steps: [],
    lineCount: 0,
    onLost: vi.fn(),
  });
}

test('a database that takes its time is asked to store one outline at a time, and the newest after it', async () => {
  const stored: BuildProgress[] = [];
  const slow = Promise.withResolvers<boolean>();
  const recorder = openRecorder((progress) => {
    stored.push(progress);
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
  await vi.waitFor(() => expect(stored.at(-1)?.steps?.at(-1)?.name).toBe('later 100'));
  expect(stored).toHaveLength(2);
});

test('no line is stored before the outline that names its step, or the next attempt would give its index away', async () => {
  const happened: string[] = [];
  const save = async ({ steps = [] }: BuildProgress) => {
    await Promise.resolve();
    happened.push(`outline of ${steps.length}`);
    return true;
  };
  const recorder = openRecorder(save, ({ firstLine }) => happened.push(`line ${firstLine}`));
  recorder.say(recorder.addStep('first'), 'of the first');
  await vi.waitFor(() => expect(happened).toContain('line 1'));
  recorder.say(recorder.addStep('second'), 'of the second');
  await recorder.close('done');
  expect(happened.indexOf('outline of 1')).toBeLessThan(happened.indexOf('line 1'));
  expect(happened).toContain('outline of 2');
  expect(happened.indexOf('outline of 2')).toBeLessThan(happened.indexOf('line 2'));
});
