import { type BuildPhase, buildPhases } from '@/core/build/build.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';

export interface PhaseSegment {
  readonly phase: BuildPhase;
  readonly state: 'done' | 'running' | 'failed' | 'cancelled' | 'pending' | 'skipped';
  /** Undefined before it began. */
  readonly durationMs: number | undefined;
  /** How long it usually takes, while it is not done. */
  readonly usualMs: number | undefined;
  /** Share of the bar: as long as the phase takes, with a least width so that each can be seen. */
  readonly weight: number;
}

/** No phase is drawn shorter than this part of the longest. */
const leastShare = 0.06;

/** The phases of a build as the bar shows them, at the instant `now` (epoch milliseconds). */
export function phaseSegments(build: BuildDetail, now: number): PhaseSegment[] {
  const times = new Map(build.phases.map((time) => [time.phase, time]));
  const last = build.phases.at(-1)?.phase;
  const isOver = build.finishedAt !== undefined;
  const segments = buildPhases.map((phase) => {
    const time = times.get(phase);
    const end = time?.finishedAt ?? (isOver ? build.finishedAt : undefined);
    const durationMs = time && (end === undefined ? now : Date.parse(end)) - Date.parse(time.startedAt);
    return {
      phase,
      durationMs: durationMs === undefined ? undefined : Math.max(0, durationMs),
      usualMs: end === undefined && !isOver ? build.usualDurations[phase] : undefined,
      state: stateOf(phase),
    };
  });

  function stateOf(phase: BuildPhase): PhaseSegment['state'] {
    if (!times.has(phase)) {
      const isPassed = last !== undefined && buildPhases.indexOf(phase) < buildPhases.indexOf(last);
      return isOver || isPassed ? 'skipped' : 'pending';
    }
    if (phase === last && build.state === 'failed') return 'failed';
    if (phase === last && build.state === 'cancelled') return 'cancelled';
    return phase === last && !isOver ? 'running' : 'done';
  }

  const lengthOf = ({ durationMs = 0, usualMs = 0 }: Pick<PhaseSegment, 'durationMs' | 'usualMs'>) =>
    Math.max(durationMs, usualMs);
  const longestMs = Math.max(1000, ...segments.map(lengthOf));
  return segments.map((segment) => ({ ...segment, weight: Math.max(lengthOf(segment) / longestMs, leastShare) }));
}
