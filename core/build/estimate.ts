import { type BuildPhase, buildPhases, type PhaseTime } from './build.ts';
import { median } from './median.ts';

/** How long phases usually take, in milliseconds, from earlier builds. */
export type PhaseDurations = Readonly<Partial<Record<BuildPhase, number>>>;

/** So long over twice its usual time a phase may take before its estimate is dropped. */
const overrunToleranceMs = 10_000;

/** The usual duration of every phase: the median, which one slow network does not move. Waiting is not counted. */
export function usualDurations(history: readonly (readonly PhaseTime[])[]): PhaseDurations {
  const samples = new Map<BuildPhase, number[]>();
  for (const { phase, startedAt, finishedAt } of history.flat()) {
    if (phase === 'queued' || finishedAt === undefined) continue;
    const durationMs = Date.parse(finishedAt) - Date.parse(startedAt);
    samples.set(phase, [...(samples.get(phase) ?? []), durationMs]);
  }
  return Object.fromEntries([...samples].map(([phase, durations]) => [phase, median(durations)]));
}

/**
 * Milliseconds until a running build is probably done; undefined when history says nothing of the phase
 * it is in, or is plainly wrong about it: silence is better than a number that stands still. A phase a
 * little over its time is expected to end at any moment, so the rest never grows while one looks at it.
 */
export function estimateRemainingMs(
  phases: readonly PhaseTime[],
  usual: PhaseDurations,
  now: Date,
): number | undefined {
  if (Object.keys(usual).length === 0) return undefined;
  const started = new Map(phases.map((time) => [time.phase, time]));
  const current = buildPhases.findLastIndex((phase) => started.has(phase));
  let remainingMs = 0;
  for (const phase of buildPhases.slice(Math.max(current, 0))) {
    const time = started.get(phase);
    if (time?.finishedAt !== undefined) continue;
    const elapsedMs = time ? now.getTime() - Date.parse(time.startedAt) : 0;
    const usualMs = usual[phase] ?? (time ? undefined : 0);
    if (usualMs === undefined || elapsedMs > 2 * usualMs + overrunToleranceMs) return undefined;
    remainingMs += Math.max(0, usualMs - elapsedMs);
  }
  return remainingMs;
}
