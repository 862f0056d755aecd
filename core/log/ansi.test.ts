import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AnsiStyle, parseAnsiLine, plainStyle } from './ansi.ts';
import { stripAnsi } from './strip-ansi.ts';

const escape = '\x1b';

test.each<[string, string, readonly [number, number, AnsiStyle][]]>([
  ['hello', 'hello', []],
  [
    `${escape}[32m+${escape}[39m ${escape}[1mpandas${escape}[0m${escape}[2m==2.2${escape}[0m`,
    '+ pandas==2.2',
    [
      [0, 1, { foreground: 2 }],
      [2, 8, { isBold: true }],
      [8, 13, { isDim: true }],
    ],
  ],
  [
    `${escape}[1;31merror${escape}[22m: x`,
    'error: x',
    [
      [0, 5, { foreground: 1, isBold: true }],
      [5, 8, { foreground: 1 }],
    ],
  ],
  [
    `${escape}[38;5;208mo${escape}[48;2;255;0;0mr${escape}[mx`,
    'orx',
    [
      [0, 1, { foreground: 208 }],
      [1, 2, { foreground: 208, background: 196 }],
    ],
  ],
  [
    `${escape}[38:5:9mx${escape}[97;107my`,
    'xy',
    [
      [0, 1, { foreground: 9 }],
      [1, 2, { foreground: 15, background: 15 }],
    ],
  ],
  [
    `${escape}[3;4mx${escape}[23my${escape}[24mz`,
    'xyz',
    [
      [0, 1, { isItalic: true, isUnderlined: true }],
      [1, 2, { isUnderlined: true }],
    ],
  ],
  [`${escape}]8;;https://x${escape}\\link${escape}]8;;${escape}\\${escape}[2K${escape}[1A.`, 'link.', []],
  [`cut ${escape}[3`, `cut ${escape}[3`, []],
])('%j', (line, text, runs) => {
  const styled = parseAnsiLine(line);
  expect(styled.text).toBe(text);
  expect(styled.runs.map(({ start, end, style }) => [start, end, style])).toEqual(runs);
});

test('a colour goes on in the next line', () => {
  const first = parseAnsiLine(`${escape}[31mred`);
  const second = parseAnsiLine(`still${escape}[0m not`, first.style);
  expect(second.runs).toEqual([{ start: 0, end: 5, style: { foreground: 1 } }]);
  expect(second.style).toEqual(plainStyle);
});

test('every line is stripped as without styles, and its runs lie in order within the text', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 5 }),
    fc.array(fc.nat(110), { maxLength: 4 }).map((codes) => `${escape}[${codes.join(';')}m`),
    fc.constantFrom(`${escape}[2K`, `${escape}]0;title\x07`, escape, `${escape}[`),
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
