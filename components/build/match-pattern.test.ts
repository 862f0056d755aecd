import { expect, test } from 'vitest';
import { matchPattern } from './match-pattern.ts';

function find(text: string, query: string, options: { isRegex?: boolean; isCaseSensitive?: boolean } = {}) {
  const pattern = matchPattern({ text: query, isRegex: false, isCaseSensitive: false, ...options });
  return pattern && [...text.matchAll(pattern)].map(({ index }) => index);
}

test('finds text as it stands, whatever its case', () => {
  expect(find('Numpy and numpy', 'numpy')).toEqual([0, 10]);
  expect(find('Numpy and numpy', 'numpy', { isCaseSensitive: true })).toEqual([10]);
  expect(find('a+b (numpy) [x] /usr/', 'a+b (')).toEqual([0]);
  expect(find('a+b (numpy) [x] /usr-1/', '/usr-1')).toEqual([16]);
});

test('finds expressions, and nothing for what is none', () => {
  expect(find('line 1, line 22', 'line \\d{2}', { isRegex: true })).toEqual([8]);
  expect(find('x', '(', { isRegex: true })).toBeUndefined();
  expect(find('x', '')).toBeUndefined();
});
