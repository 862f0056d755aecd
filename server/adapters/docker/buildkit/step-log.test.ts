import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StepLog } from './step-log.ts';

function linesOf(...chunks: (string | Uint8Array)[]): string[] {
  const log = new StepLog();
  const lines = chunks.flatMap((chunk) => log.write(typeof chunk === 'string' ? Buffer.from(chunk) : chunk));
  return [...lines, ...log.flush()];
}

describe('StepLog', () => {
  it.each<[what: string, chunks: string[], lines: string[]]>([
    ['whole lines', ['a\nb\n'], ['a', 'b']],
    ['a line in pieces', ['a', 'b', 'c\n'], ['abc']],
    ['a last line without end', ['a\nb'], ['a', 'b']],
    ['empty lines', ['\n\na\n'], ['', '', 'a']],
    ['nothing', [''], []],
    ['Windows line ends', ['a\r\nb\r\n'], ['a', 'b']],
    ['a Windows line end cut in two', ['a\r', '\nb\n'], ['a', 'b']],
    ['a redrawn line', ['10%\r50%\r100%\n'], ['100%']],
    ['a redrawn line in pieces', ['10%', '\r', '50%\r1', '00%\n'], ['100%']],
    ['a redrawn line that never ends', ['10%\r20%\r'], ['20%']],
    ['colours as they are', ['\u001b[31mred\u001b[0m\n'], ['\u001b[31mred\u001b[0m']],
  ])('makes lines of %s', (_what, chunks, lines) => {
    expect(linesOf(...chunks)).toEqual(lines);
  });

  it('does not depend on where the bytes are cut, also inside a character', () => {
    const pieces = fc.constantFrom('a', '環', '🐍', '\n', '\r', '\r\n', ' ');
    fc.assert(
      fc.property(fc.array(pieces), fc.array(fc.nat(40)), (characters, cuts) => {
        const bytes = Buffer.from(characters.join(''));
        const borders = [
          0,
          ...cuts.filter((cut) => cut < bytes.length).sort((left, right) => left - right),
          bytes.length,
        ];
        const chunks = borders.slice(1).map((end, index) => bytes.subarray(borders[index], end));
        expect(linesOf(...chunks)).toEqual(linesOf(bytes));
      }),
    );
  });

  it('forgets what was redrawn, so that a bar of hours stays small', () => {
    const log = new StepLog();
    for (let percent = 0; percent < 50_000; percent += 1) log.write(Buffer.from(`${'='.repeat(80)} ${percent}\r`));
    expect(log.flush()).toEqual([`${'='.repeat(80)} 49999`]);
  });

  it('cuts a line that never ends', () => {
    const log = new StepLog();
    const chunk = Buffer.alloc(700_000, 'x');
    expect(log.write(chunk)).toEqual([]);
    expect(log.write(chunk).map(({ length }) => length)).toEqual([1_400_000]);
    expect(log.flush()).toEqual([]);
  });
});
