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
  /** So many more lines of its log were stored. */
  wrote(build: ClaimedBuild, lineCount: number): void;
  /** The build ended with this attempt. */
  ended(build: ClaimedBuild, end: EndedAttempt): void;
  /** It is another attempt's: handed over by a process that ends, or lost. */
  left(build: ClaimedBuild, reason: 'handed-over' | 'lost'): void;
}
