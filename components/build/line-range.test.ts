import { expect, test } from 'vitest';
import { clampLineRange, extendLineRange, parseLineRange, renderLineRange } from './line-range.ts';

test.each([
  ['7', { first: 7, last: 7 }],
  ['120-180', { first: 120, last: 180 }],
  ['180-120', { first: 120, last: 180 }],
  ['', undefined],
  ['0', undefined],
  ['1-', undefined],
  ['1-2-3', undefined],
  ['-5', undefined],
  ['x', undefined],
])('%s', (text, range) => {
  expect(parseLineRange(text)).toEqual(range);
  if (range) expect(parseLineRange(renderLineRange(range))).toEqual(range);
});

test('a range ends with the log', () => {
  expect(clampLineRange({ first: 7, last: 9 }, 20)).toEqual({ first: 7, last: 9 });
  expect(clampLineRange({ first: 7, last: 90 }, 20)).toEqual({ first: 7, last: 20 });
  expect(clampLineRange({ first: 70, last: 90 }, 20)).toEqual({ first: 20, last: 20 });
  expect(clampLineRange({ first: 7, last: 9 }, 0)).toEqual({ first: 1, last: 1 });
});

test('shift moves one end', () => {
  expect(extendLineRange(undefined, 5)).toEqual({ first: 5, last: 5 });
  expect(extendLineRange({ first: 5, last: 5 }, 9)).toEqual({ first: 5, last: 9 });
  expect(extendLineRange({ first: 5, last: 9 }, 7)).toEqual({ first: 5, last: 7 });
  expect(extendLineRange({ first: 5, last: 9 }, 2)).toEqual({ first: 2, last: 9 });
});
