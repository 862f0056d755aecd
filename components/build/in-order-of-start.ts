import type { BuildStep } from '@/core/build/build.ts';

/** Steps as they began, those that have not begun last: an engine may tell of the first one after the others. */
export function inOrderOfStart(steps: readonly BuildStep[]): BuildStep[] {
  return steps.toSorted(
    (left, right) =>
      Number(left.startedAt === undefined) - Number(right.startedAt === undefined) ||
      (left.startedAt ?? '').localeCompare(right.startedAt ?? ''),
  );
}
