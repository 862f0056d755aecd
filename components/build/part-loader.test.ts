import { expect, test } from 'vitest';
import { createLogStore, type LineRange } from './log-store.ts';
import { createPartLoader } from './part-loader.ts';

/** A log of any length, whose lines come when they are let through. */
function openLog() {
  const store = createLogStore({ fromLine: 100_001, schedule: () => {} });
  const asked: LineRange[] = [];
  let answers = Promise.withResolvers<void>();
  const load = createPartLoader(store, async function* (range) {
    asked.push(range);
    await answers.promise;
    const numbers = Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index);
    const lines = numbers.map((number) => JSON.stringify([0, 0, 1, `line ${number}`])).join('\n');
    yield { firstLine: range.first, lineCount: numbers.length, lines };
  });
  return {
    store,
    asked,
    load,
    answer: () => answers.resolve(),
    refuse(error: Error) {
      answers.reject(error);
      answers = Promise.withResolvers();
    },
  };
}

test('a part comes with the lines before it that tell its colours, and is asked for once', async () => {
  const { store, asked, load, answer } = openLog();
  const part = { first: 5_001, last: 5_010 };
  const loading = [load(part), load({ ...part })];
  answer();
  await Promise.all(loading);
  expect(asked).toEqual([{ first: 4_001, last: 5_010 }]);
  expect(store.has(part)).toBe(true);
  expect(store.line(5_010)?.text).toBe('line 5010');
  expect(store.line(5_000)).toBeUndefined();
});

test('a part that could not be read is asked for again', async () => {
  const { store, load, answer, refuse } = openLog();
  const part = { first: 1, last: 10 };
  const loading = load(part);
  refuse(new Error('away'));
  await expect(loading).rejects.toThrow('away');
  answer();
  await load(part);
  expect(store.has(part)).toBe(true);
});
