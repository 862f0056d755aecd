import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AnsiStyle, parseAnsiLine, plainStyle } from './ansi.ts';
import { stripAnsi } from './strip-ansi.ts';

const escapeCharacter = '\x1b';

test.each<[string, string, readonly [number, number, AnsiStyle][]]>([
  ['hello', 'hello', []],
  [
    `${escapeCharacter}[32m+${escapeCharacter}[39m ${escapeCharacter}[1mpandas${escapeCharacter}[0m${escapeCharacter}[2m==2.2${escapeCharacter}[0m`,
    '+ pandas==2.2',
    [
      [0, 1, { foreground: 2 }],
      [2, 8, { isBold: true }],
      [8, 13, { isDim: true }],
    ],
  ],
  [
    `${escapeCharacter}[1;31merror${escapeCharacter}[22m: x`,
    'error: x',
    [
      [0, 5, { foreground: 1, isBold: true }],
      [5, 8, { foreground: 1 }],
    ],
  ],
  [
    `${escapeCharacter}[38;5;208mo${escapeCharacter}[48;2;255;0;0mr${escapeCharacter}[mx`,
    'orx',
    [
      [0, 1, { foreground: 208 }],
      [1, 2, { foreground: 208, background: 196 }],
    ],
  ],
  [
    `${escapeCharacter}[38:5:9mx${escapeCharacter}[97;107my`,
    'xy',
    [
      [0, 1, { foreground: 9 }],
      [1, 2, { foreground: 15, background: 15 }],
    ],
  ],
  [
    `${escapeCharacter}[3;4mx${escapeCharacter}[23my${escapeCharacter}[24mz`,
    'xyz',
    [
      [0, 1, { isItalic: true, isUnderlined: true }],
      [1, 2, { isUnderlined: true }],
    ],
  ],
  [
    `${escapeCharacter}]8;;https://x${escapeCharacter}\\link${escapeCharacter}]8;;${escapeCharacter}\\${escapeCharacter}[2K${escapeCharacter}[1A.`,
    'link.',
    [],
  ],
  [`cut ${escapeCharacter}[3`, `cut ${escapeCharacter}[3`, []],
])('%j', (line, text, runs) => {
  const styled = parseAnsiLine(line);
  expect(styled.text).toBe(text);
  expect(styled.runs.map(({ start, end, style }) => [start, end, style])).toEqual(runs);
});

test('a colour goes on in the next line', () => {
  const first = parseAnsiLine(`${escapeCharacter}[31mred`);
  const second = parseAnsiLine(`still${escapeCharacter}[0m not`, first.style);
  expect(second.runs).toEqual([{ start: 0, end: 5, style: { foreground: 1 } }]);
  expect(second.style).toEqual(plainStyle);
});

test('every line is stripped as without styles, and its runs lie in order within the text', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 5 }),
    fc.array(fc.nat(110), { maxLength: 4 }).map((codes) => `${escapeCharacter}[${codes.join(';')}m`),
    fc.constantFrom(`${escapeCharacter}[2K`, `${escapeCharacter}]0;title\x07`, escape, `${escapeCharacter}[`),
  );
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (line) => {
        const { text, runs } = parseAnsiLine(line);
        expect(text).toBe(stripAnsi(line));
        let end = 0;
        for (const run of runs) {
          expect(run.start).toBeGreaterThanOrEqual(end);
          expect(run.end).toBeGreaterThan(run.start);
          end = run.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      },
    ),
  );
});
