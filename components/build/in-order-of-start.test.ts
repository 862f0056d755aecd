import { expect, test } from 'vitest';
import { inOrderOfStart } from './in-order-of-start.ts';

test('a step that is told of late stands where it began, and what waits stands last', () => {
  const step = (index: number, startedAt?: string) => ({
    ...{ index, phase: 'build' as const, name: `step ${index}`, state: 'done' as const },
    ...(startedAt && { startedAt }),
  });
  const told = [step(0), step(1, '2026-01-01T00:00:02Z'), step(2, '2026-01-01T00:00:01Z'), step(3)];
  expect(inOrderOfStart(told).map(({ index }) => index)).toEqual([2, 1, 0, 3]);
});
