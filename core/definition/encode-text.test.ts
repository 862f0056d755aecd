import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';
import { encodeText } from './encode-text.ts';

const marks = {
  'UTF-8': [],
  'UTF-8 with a mark': [0xef, 0xbb, 0xbf],
  'UTF-16LE': [0xff, 0xfe],
  'UTF-16BE': [0xfe, 0xff],
};

describe('encodeText', () => {
  it.each(Object.entries(marks))('is the way back from decodeText in %s', (_encoding, mark) => {
    const original = new Uint8Array(mark);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const bytes = encodeText(text, original);
        expect([...bytes.slice(0, mark.length)]).toEqual(mark);
        fc.pre(!text.startsWith('\uFEFF'));
        expect(decodeText(bytes)).toBe(text);
      }),
    );
  });

  it('does not give bytes back that were no text', () => {
    const bytes = new Uint8Array([0x61, 0xff, 0x62]);
    expect(encodeText(decodeText(bytes), bytes)).not.toEqual(bytes);
  });
});
