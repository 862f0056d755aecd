import type { ClaimedBuild } from '@/db/stores/build-queue-store.ts';

/** How an attempt ended on this process. */
export interface EndedAttempt {
  readonly state: 'succeeded' | 'failed' | 'cancelled';
  readonly reason?: string;
  readonly durationMs: number;
  /** That this attempt wrote. */
  readonly lineCount: number;
}

/** Told of a worker's work, for logs and metrics. */
export interface WorkObserver {
  began(build: ClaimedBuild): void;
  /** Not told of a build that was lost or handed over. */
  ended(build: ClaimedBuild, end: EndedAttempt): void;
}
