import { expect, test } from 'vitest';
import type { LogChunk } from '@/core/log/log-line.ts';
import { logLineTexts } from '@/core/log/log-line-texts.ts';
import { systemClock } from '../../../adapters/system/system-clock.ts';
import { createLogWriter } from './write-log.ts';

function openWriter(limitCharacters: number) {
  const chunks: LogChunk[] = [];
  const logs = {
    append: async (_: unknown, chunk: LogChunk) => {
      chunks.push(chunk);
      return true;
    },
  };
  const ownership = { buildId: 'build', attempt: 1, workerId: 'worker' };
  const clock = { ...systemClock, sleep: async () => {} };
  const writer = createLogWriter({ ownership, logs, clock, lineCount: 0, onLost: () => {}, limitCharacters });
  return { writer, texts: () => chunks.flatMap(({ lines }) => logLineTexts(lines)) };
}

test('of a log that is full the beginning and the end are kept, with a line that says how much is missing', async () => {
  const { writer, texts } = openWriter(10_000);
  for (let number = 1; number <= 5_000; number += 1) writer.write([0, number, 1, `line ${number}`]);
  const keptCount = writer.lineCount;
  await writer.end();
  const shown = texts();
  const expected = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}`);
  expect(keptCount).toBeGreaterThan(300);
  expect(shown.slice(0, keptCount)).toEqual(expected(1, keptCount));
  expect(shown[keptCount]).toBe(`… This log is full: ${4_000 - keptCount} lines are not kept, the last 1000 are:`);
  expect(shown.slice(keptCount + 1)).toEqual(expected(4_001, 5_000));
  expect(writer.lineCount).toBe(shown.length);
});

test('empty lines count with what they take', async () => {
  const { writer } = openWriter(10_000);
  for (let number = 1; number <= 5_000; number += 1) writer.write([0, number, 1, '']);
  expect(writer.lineCount).toBeLessThan(1_200);
});

test('a log that was full by a few lines has them all', async () => {
  const { writer, texts } = openWriter(10_000);
  for (let number = 1; number <= 700; number += 1) writer.write([0, number, 1, `line ${number}`]);
  await writer.end();
  expect(texts()).toEqual(Array.from({ length: 700 }, (_, index) => `line ${index + 1}`));
});
