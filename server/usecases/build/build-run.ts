import type { FailureCause } from '@/core/build/failure-facts.ts';
import type { ClaimedBuild } from '@/db/stores/build-queue-store.ts';
import type { Studio } from '../context.ts';
import type { BuildRecorder } from './build-recorder.ts';

/** One attempt at a build, handed from phase to phase. */
export interface BuildRun {
  readonly studio: Studio;
  readonly build: ClaimedBuild;
  readonly recorder: BuildRecorder;
  /** Aborts with a `BuildStopped`. */
  readonly signal: AbortSignal;
}

/** What a phase knows of its failure; which phase it was, and what the step said, is known already. */
export interface PhaseFailure {
  readonly cause: FailureCause;
  readonly stepIndex?: number | undefined;
  /** Lines that the renderer put before the user's Dockerfile. */
  readonly userLineOffset?: number;
}

/** Failing is an expected end of a phase, so it is a value. */
export type PhaseOutcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: PhaseFailure };
