import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedPart } from './section-models.ts';

describe('what differs between two texts', () => {
  it.each([
    ['pandas\nnumpy\n', 'pandas\nscipy\nnumpy\n', { start: 7, oldEnd: 7, newEnd: 13 }],
    ['aa', 'aaa', { start: 2, oldEnd: 2, newEnd: 3 }],
    ['same', 'same', { start: 4, oldEnd: 4, newEnd: 4 }],
    ['', 'new', { start: 0, oldEnd: 0, newEnd: 3 }],
  ])('of %j and %j is %j', (old, text, expected) => {
    expect(changedPart(old, text)).toEqual(expected);
  });

  it('makes the new text when it replaces that part of the old one', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });
    fc.assert(
      fc.property(letters, letters, (old, text) => {
        const { start, oldEnd, newEnd } = changedPart(old, text);
        expect(old.slice(0, start) + text.slice(start, newEnd) + old.slice(oldEnd)).toBe(text);
      }),
    );
  });
});
