import { expect, test } from 'vitest';
import { StudioError } from '@/core/errors.ts';
import { patiently } from './patiently.ts';

const { signal } = new AbortController();

function failing(times: number, error: unknown) {
  let calls = 0;
  return async () => {
    calls += 1;
    if (calls <= times) throw error;
    return calls;
  };
}

test('waits for a database that comes back, with a pause between the tries', async () => {
  const pauses: number[] = [];
  const clock = { sleep: async (durationMs: number) => void pauses.push(durationMs) };
  expect(await patiently(clock, signal, failing(3, new Error('away')))).toBe(4);
  expect(pauses).toEqual([1_000, 1_000, 1_000]);
});

test('waits for however long a database is away', async () => {
  const clock = { sleep: async () => {} };
  const away = Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' });
  expect(await patiently(clock, signal, failing(10_000, away))).toBe(10_001);
});

test('gives up on what fails otherwise each time, at a refusal, and when nobody waits any more', async () => {
  const clock = { sleep: async () => {} };
  await expect(patiently(clock, signal, failing(1_000, new Error('broken')))).rejects.toThrow('broken');
  await expect(patiently(clock, signal, failing(1, new StudioError('NOT_FOUND')))).rejects.toThrow();
  await expect(patiently(clock, AbortSignal.abort(), failing(1, new Error('away')))).rejects.toThrow('away');
});
