import { expect, test } from 'vitest';
import type { BuildStep } from './build.ts';
import { compareSteps } from './compare-steps.ts';

const step = (name: string, seconds: number, state: BuildStep['state'] = 'done'): BuildStep => ({
  index: 0,
  phase: 'build',
  name,
  state,
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: new Date(Date.parse('2026-01-01T00:00:00.000Z') + seconds * 1000).toISOString(),
});

test('steps are found again wherever they stand, also when they occur twice', () => {
  const left = [step('[1/3] FROM x', 1), step('[2/3] RUN a', 2), step('[3/3] RUN a', 3), step('export', 4)];
  const right = [
    step('[1/4] FROM x', 1),
    step('[2/4] RUN new', 9, 'failed'),
    step('[3/4] RUN a', 5),
    step('[4/4] RUN  a', 6),
  ];
  const told = compareSteps(left, right).map(({ name, left: before, right: after }) => [
    name,
    before?.durationMs,
    after?.durationMs,
  ]);
  expect(told).toEqual([
    ['[1/4] FROM x', 1000, 1000],
    ['[2/4] RUN new', undefined, 9000],
    ['[3/4] RUN a', 2000, 5000],
    ['[4/4] RUN  a', 3000, 6000],
    ['export', 4000, undefined],
  ]);
});

test('hashes in a step’s words do not tell it apart, and what never ran has no duration', () => {
  const pending: BuildStep = { index: 0, phase: 'build', name: `RUN ${'a'.repeat(64)}`, state: 'pending' };
  const [compared, ...more] = compareSteps([{ ...pending, name: `RUN ${'b'.repeat(64)}` }], [pending]);
  expect(more).toEqual([]);
  expect(compared?.left).toEqual({ state: 'pending', durationMs: undefined });
});
