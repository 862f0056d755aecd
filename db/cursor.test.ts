import { expect, test } from 'vitest';
import { decodeCursor, decodeInstantCursor, encodeCursor } from './cursor.ts';

const refusal = expect.objectContaining({ code: 'INVALID_INPUT' });

test('a cursor comes back as it was packed', () => {
  expect(decodeCursor(encodeCursor('fraud-model'), 1)).toEqual(['fraud-model']);
  const key = ['2026-01-02T03:04:05.678Z', '0198c8a4-3f5a-7000-8000-000000000000'];
  expect(decodeInstantCursor(encodeCursor(...key))).toEqual(key);
});

test.each(['', 'x', encodeCursor('a', 'b'), encodeCursor('a\0')])('%j is refused as one part', (cursor) => {
  expect(() => decodeCursor(cursor, 1)).toThrow(refusal);
});

test.each([encodeCursor('yesterday', 'me'), encodeCursor('a')])('%j is refused as an instant', (cursor) => {
  expect(() => decodeInstantCursor(cursor)).toThrow(refusal);
});
