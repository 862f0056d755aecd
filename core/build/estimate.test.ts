import { expect, test } from 'vitest';
import type { PhaseTime } from './build.ts';
import { estimateRemainingMs, usualDurations } from './estimate.ts';

const at = (seconds: number) => new Date(seconds * 1000);

function phase(name: PhaseTime['phase'], start: number, end?: number): PhaseTime {
  const startedAt = at(start).toISOString();
  return end === undefined ? { phase: name, startedAt } : { phase: name, startedAt, finishedAt: at(end).toISOString() };
}

const history = [10, 12, 90].map((seconds) => [
  phase('queued', 0, 500),
  phase('lock', 0, 2),
  phase('build', 2, 2 + seconds),
]);
const usual = usualDurations(history);

test('the usual duration is the median, without waiting', () => {
  expect(usual).toEqual({ lock: 2000, build: 12_000 });
  expect(usualDurations([[phase('build', 0, 4)], [phase('build', 0, 6)]])).toEqual({ build: 5000 });
});

test('counts what is left of this phase and the phases to come', () => {
  expect(estimateRemainingMs([phase('queued', 0, 1), phase('lock', 1)], usual, at(2))).toBe(13_000);
  expect(estimateRemainingMs([phase('lock', 1, 3), phase('build', 3)], usual, at(10))).toBe(5000);
});

test('a phase over its time is expected to end at any moment', () => {
  expect(estimateRemainingMs([phase('build', 0)], usual, at(30))).toBe(0);
  expect(estimateRemainingMs([phase('lock', 0, 1), phase('build', 1)], usual, at(31))).toBe(0);
});

test('says nothing of a phase far over its time, or one without history', () => {
  expect(estimateRemainingMs([phase('build', 0)], usual, at(60))).toBeUndefined();
  expect(estimateRemainingMs([phase('resolve-base', 0)], usual, at(1))).toBeUndefined();
});

test('knows nothing without history', () => {
  expect(estimateRemainingMs([], {}, at(0))).toBeUndefined();
});
