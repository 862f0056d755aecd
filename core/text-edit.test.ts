import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from './text-edit.ts';

describe('applyEdits', () => {
  it('replaces, inserts and deletes, whatever the order given', () => {
    const edits = [
      { range: { start: 8, end: 8 }, text: '!' },
      { range: { start: 0, end: 3 }, text: 'one' },
      { range: { start: 3, end: 4 }, text: '' },
    ];
    expect(applyEdits('abc defg', edits)).toBe('onedefg!');
  });

  it('keeps the order of insertions at one place', () => {
    const at = { start: 1, end: 1 };
    expect(
      applyEdits('ab', [
        { range: at, text: '1' },
        { range: at, text: '2' },
      ]),
    ).toBe('a12b');
  });

  it('refuses overlapping edits and edits outside the text', () => {
    const overlapping = [
      { range: { start: 0, end: 2 }, text: 'x' },
      { range: { start: 1, end: 3 }, text: 'y' },
    ];
    expect(() => applyEdits('abcd', overlapping)).toThrow(RangeError);
    expect(() => applyEdits('ab', [{ range: { start: 1, end: 3 }, text: '' }])).toThrow(RangeError);
  });

  it('is undone by the edit that puts the old text back', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), fc.nat(), (text, replacement, from, length) => {
        const start = Math.min(from, text.length);
        const end = Math.min(start + length, text.length);
        const edited = applyEdits(text, [{ range: { start, end }, text: replacement }]);
        const back = { range: { start, end: start + replacement.length }, text: text.slice(start, end) };
        expect(applyEdits(edited, [back])).toBe(text);
      }),
    );
  });
});
