import { expect, test } from 'vitest';
import { formatElapsed, timeColumn } from './time-column.ts';

test.each([
  [0, '0.00 s'],
  [414, '0.41 s'],
  [59_990, '59.99 s'],
  [65_300, '1:05.3'],
  [3_599_900, '59:59.9'],
  [3_723_000, '1:02:03'],
])('%i ms is %s', (atMs, text) => {
  expect(formatElapsed(atMs)).toBe(text);
});

test('the clock counts from the start of the build', () => {
  const start = new Date(2026, 0, 2, 3, 4, 5);
  expect(timeColumn('absolute', start.toISOString())?.textOf(61_000)).toBe('03:05:06');
  expect(timeColumn('absolute', undefined)?.textOf(1000)).toBe('1.00 s');
  expect(timeColumn('none', start.toISOString())).toBeUndefined();
});
