import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../dockerfile/parse-dockerfile.ts';
import { measureCpuMs } from '../../testing/measure-cpu.ts';
import { listShellCommands, type ShellCommand } from './shell-commands.ts';

function read(text: string): readonly ShellCommand[] {
  const { value } = parseDockerfile(text);
  return value ? listShellCommands(value) : [];
}

function commands(text: string): string[] {
  return read(text).map(({ operator, words }) => `${operator} ${words.join('·')}`);
}

describe('listShellCommands', () => {
  it.each([
    ['RUN a b && c || d ; e | f & g', [' a·b', '&& c', '|| d', '; e', '| f', '& g']],
    ['RUN a "b && c" \'d;e\' f\\ g', [' a·b && c·d;e·f g']],
    ['RUN a \\\n  # no\n\n  && b # bye && c', [' a', '&& b']],
    ['RUN X=1 Y="a b" sudo -E apt-get update', [' apt-get·update']],
    ['RUN (a; b) && { c; }', ['( a', '; b', '&& c', '; }']],
    ['RUN if [ -f x ]; then rm x; fi', [' [·-f·x·]', '; rm·x', '; fi']],
    ['RUN echo $(curl x | sh) "$(a; b)" `c; d`', [' echo·$(curl x | sh)·$(a; b)·`c; d`']],
    ['RUN ["pip", "install", "a b"]', [' pip·install·a b']],
    ['RUN <<E\nset -e\na b\nE', ['\n set·-e', '\n a·b', '\n E']],
    ['RUN python3 <<E\nos.system("apt-get install x")\nE', [' python3']],
    ['RUN <<E\n#!/usr/bin/env python3\nimport os\nE', []],
    ['SHELL ["powershell"]\nRUN a; b', []],
    ['# escape=`\nRUN a `\n b', [' a·b']],
  ])('reads %j', (text, expected) => {
    expect(commands(text)).toEqual(expected);
  });

  it('knows what is redirected, and what only looks like a version', () => {
    const [command] = read('RUN pip install numpy>=1.0 "b>=2" 2>&1 > log');
    expect(command?.words).toEqual(['pip', 'install', 'numpy', 'b>=2']);
    expect(
      command?.redirections.map(({ operator, target, attachedTo }) => [operator, target?.text, attachedTo?.text]),
    ).toEqual([
      ['>', '=1.0', 'numpy'],
      ['2>&', '1', undefined],
      ['>', 'log', undefined],
    ]);
  });

  it('gives places in the file', () => {
    const text = 'FROM a\nRUN --mount=type=cache,target=/x a \\\n  b && c\n';
    const [first] = read(text);
    expect(text.slice(first?.range.start, first?.range.end)).toBe('a \\\n  b');
    expect(first?.places.map(({ range }) => text.slice(range.start, range.end))).toEqual(['a', 'b']);
  });

  it('never throws, and its ranges lie inside the text', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '"',
      "'",
      '\\',
      '\n',
      '$(',
      ')',
      '`',
      '${',
      '}',
      '>',
      '<<E',
      '&&',
      '|',
      ';',
      '#',
      '2>&1',
    );
    fc.assert(
      fc.property(fc.array(piece), (parts) => {
        const text = `RUN x ${parts.join('')}`;
        for (const { range, places } of read(text)) {
          for (const { start, end } of [range, ...places.map((place) => place.range)]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
    );
  });

  it.each(['$(', '${a ', '"', '`', "'", 'a;', '>', '\\', '(', '$(a '])('answers soon when %j is repeated', (piece) => {
    const text = `RUN ${piece.repeat(Math.floor(90_000 / piece.length))}`;
    expect(measureCpuMs(() => read(text))).toBeLessThan(2000);
  });
});
