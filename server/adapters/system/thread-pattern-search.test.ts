import { expect, test } from 'vitest';
import { ThreadPatternSearch } from './thread-pattern-search.ts';

const { signal } = new AbortController();
const almost = `${'a'.repeat(200)}b`;
const search = new ThreadPatternSearch();
const begin = (pattern: RegExp, who = 'ada') => search.begin(pattern, { who, signal });
const tooLarge = expect.objectContaining({ code: 'TOO_LARGE' });

test('finds the lines of each piece', async () => {
  const find = begin(/^(error|done)/i);
  expect(await find(['Collecting numpy', 'ERROR: no such file', 'done'])).toEqual([1, 2]);
  expect(await find(['an error', 'error'])).toEqual([1]);
  expect(await find([])).toEqual([]);
});

test('an expression that runs away is stopped, and the next one is answered', async () => {
  await expect(begin(/(a+)+$/)([almost])).rejects.toEqual(tooLarge);
  expect(await begin(/b$/)([almost])).toEqual([0]);
});

test('an expression that is slow on each of many pieces is stopped as well', async () => {
  const find = begin(/(a|a)*$/);
  const searchAll = async () => {
    for (let piece = 0; piece < 100_000; piece += 1) await find([`${'a'.repeat(22)}b`]);
  };
  await expect(searchAll()).rejects.toEqual(tooLarge);
});

test('however many expressions of one person run away, another one is answered beside them', async () => {
  const runaways = Array.from({ length: 3 }, () => begin(/(a+)+$/)([almost]));
  const first = await Promise.race([begin(/b$/, 'bo')([almost]), ...runaways]);
  expect(first).toEqual([0]);
  for (const runaway of runaways) await expect(runaway).rejects.toEqual(tooLarge);
});

test('who goes away leaves the turn to whoever waits', async () => {
  const leaving = new AbortController();
  const patterns = [/(a+)+$/, /(a|aa)+$/];
  const left = patterns.map((pattern) => search.begin(pattern, { who: 'ada', signal: leaving.signal })([almost]));
  const startMs = performance.now();
  setTimeout(() => leaving.abort(new Error('gone')), 20);
  for (const each of left) await expect(each).rejects.toThrow('gone');
  expect(await begin(/b$/)([almost])).toEqual([0]);
  expect(performance.now() - startMs).toBeLessThan(900);
});
