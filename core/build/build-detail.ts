import type { BuildFailure, BuildPhase, BuildState, BuildStep, PhaseTime } from './build.ts';
import type { CheckWarning } from './check-report.ts';
import type { PhaseDurations } from './estimate.ts';

/** A build as it stands in a list. Instants are ISO strings. */
export interface BuildSummary {
  readonly id: string;
  /** Absent when its environment is gone. */
  readonly environmentName: string | undefined;
  /** Absent for a test build of a draft. */
  readonly versionNumber: number | undefined;
  readonly isTest: boolean;
  readonly state: BuildState;
  readonly phase: BuildPhase;
  /** The image was there already: nothing was built. */
  readonly isReused: boolean;
  readonly failureReason: BuildFailure['reason'] | undefined;
  readonly requestedByName: string;
  readonly requestedAt: string;
  readonly startedAt: string | undefined;
  readonly finishedAt: string | undefined;
  readonly imageHash: string | undefined;
  readonly sizeBytes: number | undefined;
}

/** A build as its page shows it, whole at every change. */
export interface BuildDetail extends Omit<BuildSummary, 'failureReason'> {
  readonly draftId: string | undefined;
  readonly phases: readonly PhaseTime[];
  readonly steps: readonly BuildStep[];
  readonly failure: BuildFailure | undefined;
  readonly warnings: readonly CheckWarning[];
  /** From 1, while it is queued. */
  readonly queuePosition: number | undefined;
  readonly queueLength: number | undefined;
  /** While it is queued; undefined when nobody works. */
  readonly expectedWaitMs: number | undefined;
  readonly lineCount: number;
  /** When the work began that its phases, steps and log are of; the times of the lines count from here. */
  readonly workStartedAt: string | undefined;
  /** The build that works for this one too; its steps and its log are shown here. */
  readonly sharedBuildId: string | undefined;
  /** The build that this one tries again. */
  readonly retriedFromId: string | undefined;
  readonly specificationHash: string;
  readonly imageId: string | undefined;
  readonly lockId: string | undefined;
  readonly timeLimitMs: number;
  /** How long each phase of such a build usually takes, from earlier ones; empty without any, and when it is over. */
  readonly usualDurations: PhaseDurations;
  readonly attempt: number;
}
