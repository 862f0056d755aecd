import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const utf16 = (text: string, isLittleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1)
    view.setUint16(index * 2, text.charCodeAt(index), isLittleEndian);
  return new Uint8Array(view.buffer);
};

describe('decodeText', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode('環境: é')],
    ['UTF-8 with a mark', new TextEncoder().encode('\uFEFF環境: é')],
    ['UTF-16, little end first', utf16('\uFEFF環境: é', true)],
    ['UTF-16, big end first', utf16('\uFEFF環境: é', false)],
  ])('reads %s', (_encoding, bytes) => {
    expect(decodeText(bytes)).toBe('環境: é');
  });

  it('replaces what is no text, and never throws', () => {
    expect(decodeText(new Uint8Array([0x61, 0xff, 0x62]))).toBe('a\uFFFDb');
    expect(decodeText(new Uint8Array())).toBe('');
  });
});
