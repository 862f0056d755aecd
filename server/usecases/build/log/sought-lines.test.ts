import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineLevel } from '@/core/log/line-level.ts';
import { matchingLines } from '@/core/log/matching-lines.ts';
import { levelLines, typedLines } from './sought-lines.ts';

const chunkOf = (texts: readonly string[]) => texts.map((text) => JSON.stringify([0, 0, 1, text])).join('\n');
const lines = ['Collecting numpy', 'ERROR: no such file', 'error again', 'done'];
const findIn = (chunk: string, text: string, isRegex = false, isCaseSensitive = false) =>
  matchingLines(chunk, typedLines({ text, isRegex, isCaseSensitive }));
const find = (text: string, isRegex = false, isCaseSensitive = false) =>
  findIn(chunkOf(lines), text, isRegex, isCaseSensitive);

test('finds text and patterns, with or without case', () => {
  expect(find('error')).toEqual([1, 2]);
  expect(find('error', false, true)).toEqual([2]);
  expect(find('^(error|done)', true)).toEqual([1, 2, 3]);
  expect(find('^ERROR', true, true)).toEqual([1]);
  expect(find('.*missing', true)).toEqual([]);
});

test('looks at what a terminal shows: neither at colours nor at how lines are stored', () => {
  const coloured = chunkOf(['\u001b[31mERR\u001b[0mOR', 'say "hi"', 'a\\b', '12,1']);
  const findText = (text: string) => findIn(coloured, text);
  expect(findText('error')).toEqual([0]);
  expect(findText('say "hi"')).toEqual([1]);
  expect(findText('a\\b')).toEqual([2]);
  expect(findText('[0,')).toEqual([]);
  expect(findText('u001b')).toEqual([]);
  expect(findText('2,1')).toEqual([3]);
  expect(findIn(coloured, '^ERROR$', true, true)).toEqual([0]);
});

test('a line is one, also where its text holds line ends', () => {
  expect(findIn(chunkOf(['one\ntwo', 'two']), '^one.two$|^two', true)).toEqual([0, 1]);
});

test('what is no pattern is refused', () => {
  const query = { text: '(', isRegex: true, isCaseSensitive: false };
  expect(() => typedLines(query)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
});

const words = ['error', 'ERROR: ', 'warning', 'Warning: ', 'E:', 'ValueError: ', '[', ']', '"', '\\', ' ', '\t', '1,'];
const text = fc.array(fc.constantFrom(...words), { maxLength: 5 }).map((pieces) => pieces.join(''));
const texts = fc.array(text, { minLength: 1, maxLength: 4 });

test('a glance at a whole chunk overlooks no line', () => {
  const indexesWhere = (all: readonly string[], holds: (text: string) => boolean) =>
    all.flatMap((one, index) => (holds(one) ? index : []));
  fc.assert(
    fc.property(texts, text.filter(Boolean), (all, sought) => {
      const chunk = chunkOf(all);
      expect(findIn(chunk, sought, false, true)).toEqual(indexesWhere(all, (one) => one.includes(sought)));
      for (const level of ['error', 'warning'] as const) {
        const found = matchingLines(chunk, { pattern: levelLines(level).pattern });
        expect(matchingLines(chunk, levelLines(level))).toEqual(found);
        expect(found).toEqual(expect.arrayContaining(indexesWhere(all, (one) => lineLevel(one) === level)));
      }
    }),
  );
});
