import type { BuildStep } from '@/core/build/build.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';

/** The part of a finished build's time that a step took, 0 to 1; undefined while either runs. Steps run beside each other, so parts may add up to more. */
export function stepShare({ workStartedAt, finishedAt }: BuildDetail, step: BuildStep): number | undefined {
  if (!workStartedAt || !finishedAt || !step.startedAt || !step.finishedAt) return undefined;
  const totalMs = Date.parse(finishedAt) - Date.parse(workStartedAt);
  const stepMs = Date.parse(step.finishedAt) - Date.parse(step.startedAt);
  return totalMs > 0 ? Math.min(1, Math.max(0, stepMs / totalMs)) : undefined;
}
