import { expect, test } from 'vitest';
import { lockOnce } from './lock-once.ts';

const never = new AbortController().signal;

test('the same is done once at a time; who comes later waits, and may try again after a failure', async () => {
  const gate = Promise.withResolvers<string>();
  let runs = 0;
  const work = () => {
    runs += 1;
    return gate.promise;
  };
  const first = lockOnce('a', work, never);
  const second = lockOnce('a', work, never);
  const other = lockOnce('b', async () => 'other', never);
  expect(await other).toBe('other');
  gate.reject(new Error('no index'));
  await expect(first).rejects.toThrow('no index');
  expect(await second).toBeUndefined();
  expect(runs).toBe(1);
  expect(await lockOnce('a', async () => 'again', never)).toBe('again');
});

test('who waits can be stopped without stopping the work', async () => {
  const gate = Promise.withResolvers<string>();
  const first = lockOnce('a', () => gate.promise, never);
  const stop = new AbortController();
  const second = lockOnce('a', () => gate.promise, stop.signal);
  stop.abort(new Error('cancelled'));
  await expect(second).rejects.toThrow('cancelled');
  gate.resolve('done');
  expect(await first).toBe('done');
});
