import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPipPlace } from './completion-place.ts';

/** `|` is the cursor; what is returned says what a choice would replace. */
function placeIn(marked: string) {
  const at = marked.indexOf('|');
  const line = marked.replace('|', '');
  const place = findPipPlace(line, at);
  if (!place) return undefined;
  const { range, ...rest } = place;
  return { ...rest, replaced: line.slice(range.start, range.end) };
}

describe('the place of the cursor in a requirements line', () => {
  it.each([
    ['|', { kind: 'name', typed: '', replaced: '' }],
    ['pand|', { kind: 'name', typed: 'pand', replaced: 'pand' }],
    ['  pa|ndas==2', { kind: 'name', typed: 'pa', replaced: 'pandas' }],
    ['uvicorn[|', { kind: 'extra', name: 'uvicorn', typed: '', replaced: '' }],
    ['uvicorn[a, st|]', { kind: 'extra', name: 'uvicorn', typed: 'st', replaced: 'st' }],
    ['pandas==|', { kind: 'version', name: 'pandas', operator: '==', typed: '', replaced: '' }],
    ['pandas == 2.|1.4', { kind: 'version', name: 'pandas', operator: '==', typed: '2.', replaced: '2.1.4' }],
    ['pandas[sql]>=2,<|', { kind: 'version', name: 'pandas', operator: '<', typed: '', replaced: '' }],
    ['pandas (>=2|)', { kind: 'version', name: 'pandas', operator: '>=', typed: '2', replaced: '2' }],
    ['-|', { kind: 'option', isForRequirement: false, typed: '-', replaced: '-' }],
    ['--ex|tra', { kind: 'option', isForRequirement: false, typed: '--ex', replaced: '--extra' }],
    ['pandas==2 --h|', { kind: 'option', isForRequirement: true, typed: '--h', replaced: '--h' }],
  ])('%s', (marked, expected) => {
    expect(placeIn(marked)).toEqual(expected);
  });

  it.each([
    '# pand|',
    'pandas  # two|',
    'pandas; python_|version > "3"',
    'pandas @ htt|ps://h/p.whl',
    'git+https://h|',
    './wh|eels/a.whl',
    '-r requi|rements.txt',
    '--index-url https|',
    'pandas |',
    'pandas = |',
    'pandas==2.1 |',
  ])('%s: nothing to offer', (marked) => {
    expect(placeIn(marked)).toBeUndefined();
  });

  it('never throws, and stays inside the line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(60), (line, at) => {
        const cursor = Math.min(at, line.length);
        const range = findPipPlace(line, cursor)?.range ?? { start: 0, end: 0 };
        return range.start >= 0 && range.start <= range.end && range.end <= line.length;
      }),
    );
  });
});
