import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineIndex } from './position.ts';

const textWithLineEnds = fc
  .array(fc.constantFrom('a', 'é', '😀', ' ', '\n', '\r', '\r\n', '\t'), { maxLength: 40 })
  .map((parts) => parts.join(''));

describe('LineIndex', () => {
  it('counts lines and columns from 1 with each kind of line end', () => {
    const lines = new LineIndex('one\ntwo\r\nthree\rfour');
    expect([0, 3, 4, 7, 9, 15].map((offset) => lines.positionAt(offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 4 },
      { line: 2, column: 1 },
      { line: 2, column: 4 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
    ]);
    expect(lines.lineCount).toBe(4);
    expect(lines.lineRange(2)).toEqual({ start: 4, end: 7 });
  });

  it('keeps an empty last line and an empty text', () => {
    expect(new LineIndex('').positionAt(0)).toEqual({ line: 1, column: 1 });
    expect(new LineIndex('a\n').positionAt(2)).toEqual({ line: 2, column: 1 });
  });

  it('stops at the ends of text and line', () => {
    const lines = new LineIndex('ab\ncd');
    expect(lines.positionAt(99)).toEqual({ line: 2, column: 3 });
    expect(lines.positionAt(-1)).toEqual({ line: 1, column: 1 });
    expect(lines.offsetAt({ line: 1, column: 99 })).toBe(2);
    expect(lines.offsetAt({ line: 99, column: 1 })).toBe(3);
  });

  it('agrees with counting by hand, and comes back to the same offset', () => {
    fc.assert(
      fc.property(textWithLineEnds, fc.nat(60), (text, wanted) => {
        const offset = Math.min(wanted, text.length);
        const isInsideLineEnd = text.startsWith('\r\n', offset - 1) && offset > 0;
        fc.pre(!isInsideLineEnd);
        const lines = new LineIndex(text);
        const before = text.slice(0, offset).split(/\r\n|\n|\r/);
        expect(lines.positionAt(offset)).toEqual({ line: before.length, column: (before.at(-1) ?? '').length + 1 });
        expect(lines.offsetAt(lines.positionAt(offset))).toBe(offset);
      }),
    );
  });
});
