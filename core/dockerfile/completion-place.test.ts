import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDockerfilePlace } from './completion-place.ts';

/** `|` is the cursor. */
function placeIn(marked: string) {
  const text = marked.replace('|', '');
  const place = findDockerfilePlace(text, marked.indexOf('|'));
  return place && { ...place, range: undefined, replaced: text.slice(place.range.start, place.range.end) };
}

describe('the place of the cursor in a Dockerfile', () => {
  it.each([
    ['FROM |', { kind: 'image', typed: '', replaced: '' }],
    ['from py|thon:3 AS a', { kind: 'image', typed: 'py', replaced: 'python:3' }],
    ['FROM --platform=linux/amd64 de|', { kind: 'image', typed: 'de', replaced: 'de' }],
    ['FROM a AS b\nFROM b\nCOPY --from=|x /a /b', { kind: 'stage', instruction: 'COPY', typed: '', replaced: 'x' }],
    ['RUN --mount=type=bind,from=b|,target=/x true', { kind: 'stage', instruction: 'RUN', replaced: 'b' }],
    ['RUN --mount=|', { kind: 'mount', typed: '', replaced: '' }],
    ['RUN --mo|', { kind: 'flag', instruction: 'RUN', typed: '--mo', replaced: '--mo' }],
    ['COPY --link -|', { kind: 'flag', instruction: 'COPY', typed: '-', replaced: '-' }],
    ['RUN --network=none \\\n  # why\n  --|', { kind: 'flag', instruction: 'RUN', typed: '--', replaced: '--' }],
  ])('%s', (marked, expected) => {
    expect(placeIn(marked)).toMatchObject(expected);
  });

  it.each(['|', 'FR|', 'FROM a |', 'FROM a AS |', 'RUN pip install --|', '# FROM |', 'COPY a |'])(
    '%s: nothing to offer',
    (marked) => {
      expect(placeIn(marked)).toBeUndefined();
    },
  );

  it('never throws, and stays inside the text', () => {
    const piece = fc.constantFrom(
      'FROM',
      'RUN',
      'COPY',
      ' ',
      '\n',
      '\\\n',
      '--mount=',
      '--from=',
      ',',
      'from=',
      'a',
      '#',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(200), (pieces, at) => {
        const text = pieces.join('');
        const range = findDockerfilePlace(text, Math.min(at, text.length))?.range ?? { start: 0, end: 0 };
        return range.start >= 0 && range.start <= range.end && range.end <= text.length;
      }),
    );
  });
});
