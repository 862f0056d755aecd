import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCondaPlace } from './completion-place.ts';

/** `|` is the cursor. */
function placeIn(marked: string) {
  const text = marked.replace('|', '');
  const place = findCondaPlace(text, marked.indexOf('|'));
  if (!place) return undefined;
  const { range, ...rest } = place.kind === 'pip' ? { ...place.place, pip: place.place.kind } : place;
  return { ...rest, replaced: text.slice(range.start, range.end) };
}

const inDependencies = (entry: string) => `name: x\nchannels:\n  - conda-forge\ndependencies:\n${entry}\n`;

describe('the place of the cursor in a conda specification', () => {
  it.each([
    ['  - |', { kind: 'name', typed: '', replaced: '' }],
    ['- nu|mpy', { kind: 'name', typed: 'nu', replaced: 'numpy' }],
    ['  - "nu|"', { kind: 'name', typed: 'nu', replaced: 'nu' }],
    ['  - conda-forge::nu|', { kind: 'name', channel: 'conda-forge', typed: 'nu', replaced: 'nu' }],
    ['  - http://h:1/main::|', { kind: 'name', channel: 'http://h:1/main', typed: '', replaced: '' }],
    ['  - numpy=1.2|', { kind: 'version', name: 'numpy', operator: '=', typed: '1.2', replaced: '1.2' }],
    ['  - numpy ==|1.26.4', { kind: 'version', name: 'numpy', operator: '==', typed: '', replaced: '1.26.4' }],
    ['  - numpy>=1.20,<|', { kind: 'version', name: 'numpy', operator: '<', typed: '', replaced: '' }],
    [
      '  - bioconda::samtools=|',
      { kind: 'version', name: 'samtools', channel: 'bioconda', operator: '=', typed: '', replaced: '' },
    ],
  ])('%s', (entry, expected) => {
    expect(placeIn(inDependencies(entry))).toEqual(expected);
  });

  it('is a channel under channels', () => {
    expect(placeIn('channels:\n  - con|da\n')).toEqual({ kind: 'channel', typed: 'con', replaced: 'conda' });
    expect(placeIn('channels:\n- |')).toEqual({ kind: 'channel', typed: '', replaced: '' });
  });

  it('is pip’s in the list of pip, and conda’s again after it', () => {
    const nested = (entry: string) => inDependencies(`  - pip\n  - pip:\n${entry}`);
    expect(placeIn(nested('      - pand|'))).toMatchObject({ pip: 'name', replaced: 'pand' });
    expect(placeIn(nested('    - "uvicorn[standard]==0.|3"'))).toMatchObject({ pip: 'version', replaced: '0.3' });
    expect(placeIn(nested('      - six\n  - num|'))).toMatchObject({ kind: 'name', replaced: 'num' });
  });

  it.each([
    'na|me: x\n',
    'variables:\n  - A|\n',
    'dependencies:\n  # - num|\n',
    'dependencies:\n  - numpy  # th|e\n',
    'dependencies:\n  -|\n',
    'dependencies:\n  - numpy=1.26=py|\n',
    '- num|',
  ])('nothing to offer: %j', (marked) => {
    expect(placeIn(marked)).toBeUndefined();
  });

  it('never throws, and stays inside the text', () => {
    const piece = fc.constantFrom(
      'dependencies:',
      'channels:',
      '\n',
      '\r\n',
      '  - ',
      '- pip:',
      'numpy',
      '=',
      '::',
      '"',
      '#',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(200), (pieces, at) => {
        const text = pieces.join('');
        const place = findCondaPlace(text, Math.min(at, text.length));
        const range = (place?.kind === 'pip' ? place.place.range : place?.range) ?? { start: 0, end: 0 };
        return range.start >= 0 && range.start <= range.end && range.end <= text.length;
      }),
    );
  });
});
