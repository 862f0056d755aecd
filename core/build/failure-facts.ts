import type { ResolutionProblem } from '../lock/resolution-problem.ts';
import type { BuildPhase } from './build.ts';

/** A line of the log, by its number. */
export interface NumberedLine {
  readonly number: number;
  /** Colours are allowed. */
  readonly text: string;
}

/** What ended a build, as facts; the words of the log are looked at last. */
export type FailureCause =
  | {
      readonly type: 'engine';
      readonly kind:
        | 'command-failed'
        | 'dockerfile-syntax'
        | 'base-image-missing'
        | 'disk-full'
        | 'out-of-memory'
        | 'engine-lost'
        | 'other';
      readonly message: string;
      readonly exitCode?: number;
      /** Line of the rendered Dockerfile, from 1. */
      readonly dockerfileLine?: number;
    }
  | (ResolutionProblem & { readonly type: 'resolution'; readonly section: 'conda' | 'pip' })
  | {
      /** Not to be had; another image than the one that was locked; one that reaches for the studio's secrets. */
      readonly type: 'base-image-missing' | 'base-image-changed' | 'base-image-refused';
      readonly reference: string;
      readonly message: string;
    }
  | { readonly type: 'check'; readonly message: string }
  | { readonly type: 'time-limit'; readonly limitMs: number }
  | { readonly type: 'engine-lost' | 'worker-lost' | 'disk-full' | 'internal'; readonly message: string };

export interface FailureFacts {
  readonly cause: FailureCause;
  readonly phase: BuildPhase;
  readonly stepIndex?: number;
  /** The engine's words for the failed step: `[2/5] RUN …`. */
  readonly stepName?: string;
  /** The last lines of the failed step, oldest first. */
  readonly tail: readonly NumberedLine[];
  /** Where the definition's lines are looked up. */
  readonly definition?: { readonly conda: string; readonly pip: string; readonly dockerfile: string };
  /** Lines that the renderer put before the user's Dockerfile. */
  readonly userLineOffset?: number;
}
