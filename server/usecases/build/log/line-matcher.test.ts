import { expect, test } from 'vitest';
import { createLineMatcher } from './line-matcher.ts';

const chunkOf = (texts: readonly string[]) => texts.map((text) => JSON.stringify([0, 0, 1, text])).join('\n');
const lines = ['Collecting numpy', 'ERROR: no such file', 'error again', 'done'];
const find = (text: string, isRegex = false, isCaseSensitive = false) =>
  createLineMatcher({ text, isRegex, isCaseSensitive })()(chunkOf(lines));

test('finds text and patterns, with or without case', () => {
  expect(find('error')).toEqual([1, 2]);
  expect(find('error', false, true)).toEqual([2]);
  expect(find('^(error|done)', true)).toEqual([1, 2, 3]);
  expect(find('^ERROR', true, true)).toEqual([1]);
  expect(find('.*missing', true)).toEqual([]);
});

test('looks at what a terminal shows: neither at colours nor at how lines are stored', () => {
  const coloured = chunkOf(['\u001b[31mERR\u001b[0mOR', 'say "hi"', 'a\\b', '12,1']);
  const findText = (text: string) => createLineMatcher({ text, isRegex: false, isCaseSensitive: false })()(coloured);
  expect(findText('error')).toEqual([0]);
  expect(findText('say "hi"')).toEqual([1]);
  expect(findText('a\\b')).toEqual([2]);
  expect(findText('[0,')).toEqual([]);
  expect(findText('u001b')).toEqual([]);
  expect(findText('2,1')).toEqual([3]);
  expect(createLineMatcher({ text: '^ERROR$', isRegex: true, isCaseSensitive: true })()(coloured)).toEqual([0]);
});

test('what is no pattern is refused', () => {
  expect(() => find('(', true)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
});

test('a pattern that runs away is stopped', () => {
  const match = createLineMatcher({ text: '(a+)+$', isRegex: true, isCaseSensitive: true })();
  expect(() => match(chunkOf([`${'a'.repeat(200)}b`]))).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }));
});

test('a pattern that is slow on each of many pages is stopped as well', () => {
  const match = createLineMatcher({ text: '(a|a)*$', isRegex: true, isCaseSensitive: true })();
  const slowPage = chunkOf([`${'a'.repeat(22)}b`]);
  const searchAll = () => {
    for (let page = 0; page < 100_000; page += 1) match(slowPage);
  };
  expect(searchAll).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }));
});
