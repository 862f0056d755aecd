import { expect, test } from 'vitest';
import { ThreadPatternSearch } from '../../../adapters/system/thread-pattern-search.ts';
import { createLineMatcher } from './line-matcher.ts';

const chunkOf = (texts: readonly string[]) => texts.map((text) => JSON.stringify([0, 0, 1, text])).join('\n');
const lines = ['Collecting numpy', 'ERROR: no such file', 'error again', 'done'];
const patternSearch = new ThreadPatternSearch();
const look = { who: 'somebody', signal: new AbortController().signal };
const findIn = async (chunk: string, text: string, isRegex = false, isCaseSensitive = false) =>
  createLineMatcher({ text, isRegex, isCaseSensitive }, patternSearch)(look)(chunk);
const find = (text: string, isRegex = false, isCaseSensitive = false) =>
  findIn(chunkOf(lines), text, isRegex, isCaseSensitive);

test('finds text and patterns, with or without case', async () => {
  expect(await find('error')).toEqual([1, 2]);
  expect(await find('error', false, true)).toEqual([2]);
  expect(await find('^(error|done)', true)).toEqual([1, 2, 3]);
  expect(await find('^ERROR', true, true)).toEqual([1]);
  expect(await find('.*missing', true)).toEqual([]);
});

test('looks at what a terminal shows: neither at colours nor at how lines are stored', async () => {
  const coloured = chunkOf(['\u001b[31mERR\u001b[0mOR', 'say "hi"', 'a\\b', '12,1']);
  const findText = (text: string) => findIn(coloured, text);
  expect(await findText('error')).toEqual([0]);
  expect(await findText('say "hi"')).toEqual([1]);
  expect(await findText('a\\b')).toEqual([2]);
  expect(await findText('[0,')).toEqual([]);
  expect(await findText('u001b')).toEqual([]);
  expect(await findText('2,1')).toEqual([3]);
  expect(await findIn(coloured, '^ERROR$', true, true)).toEqual([0]);
});

test('a line is one, also where its text holds line ends', async () => {
  expect(await findIn(chunkOf(['one\ntwo', 'two']), '^one.two$|^two', true)).toEqual([0, 1]);
});

test('what is no pattern is refused', () => {
  const query = { text: '(', isRegex: true, isCaseSensitive: false };
  expect(() => createLineMatcher(query, patternSearch)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
});
