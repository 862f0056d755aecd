import { expect, test } from 'vitest';
import { createLineMatcher } from './line-matcher.ts';

const lines = ['Collecting numpy', 'ERROR: no such file', 'error again', 'done'];
const find = (query: string, isRegex = false, isCaseSensitive = false) =>
  createLineMatcher({ query, isRegex, isCaseSensitive })(lines);

test('finds text and patterns, with or without case', () => {
  expect(find('error')).toEqual([1, 2]);
  expect(find('error', false, true)).toEqual([2]);
  expect(find('^(error|done)', true)).toEqual([1, 2, 3]);
  expect(find('^ERROR', true, true)).toEqual([1]);
  expect(find('.*missing', true)).toEqual([]);
});

test('what is no pattern is refused', () => {
  expect(() => find('(', true)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
});

test('a pattern that runs away is stopped', () => {
  const match = createLineMatcher({ query: '(a+)+$', isRegex: true, isCaseSensitive: true });
  expect(() => match([`${'a'.repeat(200)}b`])).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }));
});

test('a pattern that is slow on each of many pages is stopped as well', () => {
  const match = createLineMatcher({ query: '(a|a)*$', isRegex: true, isCaseSensitive: true });
  const slowPage = [`${'a'.repeat(22)}b`];
  const searchAll = () => {
    for (let page = 0; page < 100_000; page += 1) match(slowPage);
  };
  expect(searchAll).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }));
});
