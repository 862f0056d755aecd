import { expect, test } from 'vitest';
import type { LogChunk } from '@/core/log/log-line.ts';
import { colourLeadLines, createLogStore, wholeLimit } from './log-store.ts';

function chunk(firstLine: number, ...texts: string[]): LogChunk {
  return {
    firstLine,
    lineCount: texts.length,
    lines: texts.map((text) => JSON.stringify([0, 10, 1, text])).join('\n'),
  };
}

function createStore() {
  const frames: (() => void)[] = [];
  const store = createLogStore({ schedule: (callback) => frames.push(callback) });
  return {
    store,
    frames,
    texts: () => Array.from({ length: store.lineCount }, (_, index) => store.line(index + 1)?.text),
  };
}

test('a chunk that comes again, whole or in part, is taken once', () => {
  const { store, texts } = createStore();
  expect(store.append(chunk(1, 'a', 'b'))).toBe(true);
  expect(store.append(chunk(1, 'a', 'b'))).toBe(true);
  expect(store.append(chunk(2, 'b', 'c'))).toBe(true);
  expect(texts()).toEqual(['a', 'b', 'c']);
});

test('a chunk after a gap is not taken', () => {
  const { store, texts } = createStore();
  expect(store.append(chunk(1, 'a'))).toBe(true);
  expect(store.append(chunk(3, 'c'))).toBe(false);
  expect(texts()).toEqual(['a']);
});

test('many chunks are told in one frame', () => {
  const { store, frames } = createStore();
  let calls = 0;
  const stop = store.subscribe(() => {
    calls += 1;
  });
  for (let line = 1; line <= 100; line += 1) store.append(chunk(line, 'x'));
  expect(frames).toHaveLength(1);
  frames[0]?.();
  expect(calls).toBe(1);
  stop();
  store.append(chunk(101, 'x'));
  frames[1]?.();
  expect(calls).toBe(1);
});

test('colours go on within a step, and not into another', () => {
  const { store } = createStore();
  const lines = [
    [0, 0, 1, '\u001b[31mred'],
    [1, 0, 1, 'plain'],
    [0, 0, 1, 'still red\r'],
  ];
  store.append({ firstLine: 1, lineCount: 3, lines: lines.map((line) => JSON.stringify(line)).join('\n') });
  expect(store.line(2)?.runs).toEqual([]);
  expect(store.line(3)).toMatchObject({ text: 'still red ', runs: [{ start: 0, style: { foreground: 1 } }] });
});

test('knows where errors and warnings are announced', () => {
  const { store } = createStore();
  store.append(chunk(1, 'warning: old', 'fine', '\u001b[31merror\u001b[0m: bad'));
  expect(store.levelLines('warning')).toEqual([1]);
  expect(store.levelLines('error')).toEqual([3]);
});

const page = (firstLine: number) =>
  chunk(firstLine, ...Array.from({ length: 1_000 }, (_, index) => `line ${firstLine + index}`));

test('of a long log the end comes by itself and parts are put in; what is not here is undefined', () => {
  const store = createLogStore({ fromLine: 990_001, schedule: () => {} });
  expect(store.lineCount).toBe(990_000 - colourLeadLines);
  expect(store.append(page(989_001))).toBe(true);
  expect(store.append(page(990_001))).toBe(true);
  expect(store.lineCount).toBe(991_000);
  expect(store.line(990_000)).toBeUndefined();
  expect(store.isWhole).toBe(false);
  expect(store.line(500_500)).toBeUndefined();
  store.openPart(500_001)(page(500_001));
  expect(store.line(500_500)?.text).toBe('line 500500');
  expect(store.has({ first: 500_001, last: 501_000 })).toBe(true);
  expect(store.has({ first: 500_001, last: 501_001 })).toBe(false);
  // A part is no news of the end, and counts no errors.
  expect(store.lineCount).toBe(991_000);
});

test('a colour that was begun before a part, or before the end, goes on in it', () => {
  const red = { runs: [{ style: { foreground: 1 } }] };
  const store = createLogStore({ fromLine: 990_001, schedule: () => {} });
  store.append(chunk(989_001, '\u001b[31mbegun', ...Array.from({ length: 999 }, () => 'on'), 'first of the end'));
  expect(store.line(990_001)).toMatchObject(red);
  const put = store.openPart(500_001);
  put(chunk(499_999, '\u001b[31mbegun', 'on'));
  put(chunk(500_001, 'first of the part', '\u001b[0mplain'));
  expect(store.line(500_000)).toBeUndefined();
  expect(store.line(500_001)).toMatchObject(red);
  expect(store.line(500_002)?.runs).toEqual([]);
});

test('memory stays bounded: what is on show and the end are kept, the longest unused goes', () => {
  const store = createLogStore({ schedule: () => {} });
  for (let first = 1; first <= 200_000; first += 1_000) {
    if (first === 30_001) store.hold({ first: 20_001, last: 30_000 });
    store.append(page(first));
  }
  let kept = 0;
  for (let line = 1; line <= store.lineCount; line += 1) if (store.line(line)) kept += 1;
  expect(kept).toBeLessThanOrEqual(wholeLimit);
  expect(store.has({ first: 20_001, last: 30_000 })).toBe(true);
  expect(store.has({ first: 199_001, last: 200_000 })).toBe(true);
  expect(store.line(1)).toBeUndefined();
});

test('up to the limit a log stays whole', () => {
  const store = createLogStore({ schedule: () => {} });
  for (let first = 1; first <= wholeLimit; first += 1_000) store.append(page(first));
  expect(store.isWhole).toBe(true);
  expect(store.has({ first: 1, last: wholeLimit })).toBe(true);
});

test('of a long log that is over nothing has to come before a part of it is shown', () => {
  const store = createLogStore({ fromLine: 1_000_001, knownLines: 1_000_000, schedule: () => {} });
  expect(store.lineCount).toBe(1_000_000);
  expect(store.isWhole).toBe(false);
  store.openPart(999_999)({ firstLine: 999_999, lineCount: 2, lines: '[0,0,1,"nearly"]\n[0,0,1,"over"]' });
  expect(store.has({ first: 999_999, last: 1_000_000 })).toBe(true);
});
