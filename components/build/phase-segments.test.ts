import { expect, test } from 'vitest';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import { phaseSegments } from './phase-segments.ts';

const at = (seconds: number) => new Date(seconds * 1000).toISOString();

function buildOf(changes: Partial<BuildDetail>): BuildDetail {
  const phases = [
    { phase: 'queued', startedAt: at(0), finishedAt: at(1) },
    { phase: 'lock', startedAt: at(1), finishedAt: at(3) },
    { phase: 'build', startedAt: at(3) },
  ] as const;
  return { state: 'running', phases, finishedAt: undefined, usualDurations: {}, ...changes } as BuildDetail;
}

const shown = (build: BuildDetail, now: number) =>
  phaseSegments(build, now * 1000).map(({ phase, state, durationMs }) => [phase, state, durationMs]);

test('a running build: what is done, what runs, what is to come', () => {
  expect(shown(buildOf({}), 7)).toEqual([
    ['queued', 'done', 1000],
    ['resolve-base', 'skipped', undefined],
    ['lock', 'done', 2000],
    ['build', 'running', 4000],
    ['check', 'pending', undefined],
    ['record', 'pending', undefined],
  ]);
});

test('a failed build stopped in its last phase, and what did not come is left out', () => {
  expect(shown(buildOf({ state: 'failed', finishedAt: at(5) }), 99).slice(3)).toEqual([
    ['build', 'failed', 2000],
    ['check', 'skipped', undefined],
    ['record', 'skipped', undefined],
  ]);
});

test('segments are as long as phases take, and none is too short to see', () => {
  const weights = phaseSegments(buildOf({}), 103_000).map(({ weight }) => weight);
  expect(weights[3]).toBe(1);
  expect(Math.min(...weights)).toBe(0.06);
  expect(weights[2]).toBe(0.06);
});

test('a phase to come is as long as it usually is, and the current one grows beyond that', () => {
  const segments = phaseSegments(buildOf({ usualDurations: { build: 8000, check: 4000 } }), 7000);
  expect(segments.map(({ usualMs }) => usualMs)).toEqual([undefined, undefined, undefined, 8000, 4000, undefined]);
  expect(segments.map(({ weight }) => weight).slice(3)).toEqual([1, 0.5, 0.06]);
  expect(phaseSegments(buildOf({ usualDurations: { build: 8000, check: 4000 } }), 19_000)[4]?.weight).toBe(0.25);
});
