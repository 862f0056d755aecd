import { expect, test } from 'vitest';
import { untilSent } from './until-sent.ts';

const megabyte = 1024 * 1024;

test('a connection that is behind is waited for until it has caught up', async () => {
  const connection = { bufferedAmount: 8 * megabyte, readyState: 1, OPEN: 1 } as const;
  const slow = { ...connection, looks: 0 };
  Object.defineProperty(slow, 'bufferedAmount', {
    get() {
      slow.looks += 1;
      return slow.looks < 3 ? 8 * megabyte : megabyte;
    },
  });
  await untilSent(slow, 100);
  expect(slow.looks).toBe(3);
});

test('one that keeps up, or is gone, is not', async () => {
  await untilSent({ bufferedAmount: 0, readyState: 1, OPEN: 1 }, 100);
  await untilSent({ bufferedAmount: 8 * megabyte, readyState: 3, OPEN: 1 }, 100);
});
