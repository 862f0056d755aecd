import { type BuildPhase, buildPhases, type PhaseTime } from './build.ts';

/** How long phases usually take, in milliseconds, from earlier builds. */
export type PhaseDurations = Readonly<Partial<Record<BuildPhase, number>>>;

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
 * Milliseconds until a running build is probably done; undefined without history. A phase that takes
 * longer than usual is expected to end at any moment, so the rest never grows while one looks at it.
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
    remainingMs += Math.max(0, (usual[phase] ?? 0) - elapsedMs);
  }
  return remainingMs;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
