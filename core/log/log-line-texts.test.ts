import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LogLine } from './log-line.ts';
import { logLineTexts } from './log-line-texts.ts';
import { parseLogLines } from './parse-log-lines.ts';
import { stripAnsi } from './strip-ansi.ts';

const text = fc
  .array(
    fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom('\u001b[31m', '"', '\\', '","', '\t', '環')),
  )
  .map((pieces) => pieces.join('').replaceAll('\n', ' '));
const line: fc.Arbitrary<LogLine> = fc.tuple(fc.nat(500), fc.nat(), fc.constantFrom(0, 1, 2), text);

test('texts are cut out of a chunk exactly as parsing gives them', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      const chunk = lines.map((one) => JSON.stringify(one)).join('\n');
      expect(parseLogLines(chunk)).toEqual(lines);
      expect(logLineTexts(chunk)).toEqual(lines.map((one) => stripAnsi(one[3])));
    }),
  );
});
