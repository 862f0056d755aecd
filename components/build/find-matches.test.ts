import { expect, test } from 'vitest';
import { compileQuery, findMatches, type LogQuery, nearestMatch } from './find-matches.ts';
import { createLogStore } from './log-store.ts';

const store = createLogStore(() => {});
const texts = ['Numpy and numpy', 'nothing', 'a+b (numpy)'];
store.append({ firstLine: 1, lineCount: 3, lines: texts.map((text) => JSON.stringify([0, 0, 1, text])).join('\n') });

function find(query: Partial<LogQuery>) {
  const pattern = compileQuery({ text: '', isRegex: false, isCaseSensitive: false, ...query });
  return pattern && findMatches(store, pattern).map(({ line, start, end }) => [line, start, end]);
}

test('finds text without regard to case, unless asked', () => {
  expect(find({ text: 'numpy' })).toEqual([
    [1, 0, 5],
    [1, 10, 15],
    [3, 5, 10],
  ]);
  expect(find({ text: 'numpy', isCaseSensitive: true })).toEqual([
    [1, 10, 15],
    [3, 5, 10],
  ]);
});

test('special characters are text, unless asked', () => {
  expect(find({ text: 'a+b (' })).toEqual([[3, 0, 5]]);
  expect(find({ text: '^n.*g$', isRegex: true })).toEqual([[2, 0, 7]]);
});

test('an unfinished expression and one that matches nothing at all find nothing', () => {
  expect(find({ text: '(', isRegex: true })).toBeUndefined();
  expect(find({ text: 'x*', isRegex: true })).toEqual([]);
});

test('begins with the match nearest to the reader', () => {
  const matches = findMatches(store, /numpy/giu);
  expect(nearestMatch(matches, 2)).toBe(2);
  expect(nearestMatch(matches, 99)).toBe(0);
});
