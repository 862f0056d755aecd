import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { StoredLines } from '@/server/ports/pattern-search.ts';
import { ThreadPatternSearch } from './thread-pattern-search.ts';

const { signal } = new AbortController();
const chunkOf = (texts: readonly string[]) => texts.map((text) => JSON.stringify([0, 0, 1, text])).join('\n');
const almost = chunkOf([`${'a'.repeat(200)}b`]);
const search = new ThreadPatternSearch();
const begin = (pattern: RegExp, who = 'ada') => search.begin({ pattern, mayRunAway: true }, { who, signal });
const tooLarge = expect.objectContaining({ code: 'TOO_LARGE' });

test('finds the lines of each piece', async () => {
  const pattern = /^(error|done)/i;
  const pack = (lines: string): StoredLines => gzipSync(`${lines}\n`);
  for (const mayRunAway of [true, false]) {
    const find = search.begin({ pattern, mayRunAway }, { who: 'ada', signal });
    for (const store of [(lines: string) => lines, pack]) {
      expect(await find(store(chunkOf(['Collecting numpy', 'ERROR: no such file', 'done'])))).toEqual([1, 2]);
      expect(await find(store(chunkOf(['an error', 'Größe: 模型', 'error'])))).toEqual([2]);
      expect(await find(store(chunkOf(['none'])))).toEqual([]);
    }
  }
});

test('what cannot be unpacked fails the look, and no other', async () => {
  const pattern = { pattern: /b$/, mayRunAway: false };
  const find = search.begin(pattern, { who: 'ada', signal });
  await expect(find(new Uint8Array([1, 2, 3]))).rejects.toMatchObject({ code: 'Z_DATA_ERROR' });
  expect(await find(almost)).toEqual([0]);
});

test('nobody waits behind a pattern that runs away for a word', async () => {
  const runaways = ['ada', 'bo'].map((who) => begin(/(a+)+$/, who)(almost));
  const word = search.begin({ pattern: /b$/, mayRunAway: false }, { who: 'ada', signal })(almost);
  expect(await Promise.race([word, ...runaways])).toEqual([0]);
  for (const runaway of runaways) await expect(runaway).rejects.toEqual(tooLarge);
});

test('an expression that runs away is stopped, and the next one is answered', async () => {
  await expect(begin(/(a+)+$/)(almost)).rejects.toEqual(tooLarge);
  expect(await begin(/b$/)(almost)).toEqual([0]);
});

test('an expression that is slow on each of many pieces is stopped as well', async () => {
  const find = begin(/(a|a)*$/);
  const searchAll = async () => {
    for (let piece = 0; piece < 100_000; piece += 1) await find(chunkOf([`${'a'.repeat(22)}b`]));
  };
  await expect(searchAll()).rejects.toEqual(tooLarge);
});

test('however many expressions of one person run away, another one is answered beside them', async () => {
  const runaways = Array.from({ length: 3 }, () => begin(/(a+)+$/)(almost));
  const first = await Promise.race([begin(/b$/, 'bo')(almost), ...runaways]);
  expect(first).toEqual([0]);
  for (const runaway of runaways) await expect(runaway).rejects.toEqual(tooLarge);
});

test('who goes away leaves the turn to whoever waits', async () => {
  const leaving = new AbortController();
  const patterns = [/(a+)+$/, /(a|aa)+$/];
  const left = patterns.map((pattern) =>
    search.begin({ pattern, mayRunAway: true }, { who: 'ada', signal: leaving.signal })(almost),
  );
  const startMs = performance.now();
  setTimeout(() => leaving.abort(new Error('gone')), 20);
  for (const each of left) await expect(each).rejects.toThrow('gone');
  expect(await begin(/b$/)(almost)).toEqual([0]);
  expect(performance.now() - startMs).toBeLessThan(900);
});
