import type { BuildPhase } from '../build/build.ts';
import type { BudgetOverrun } from './budget-overrun.ts';

/** A process of the studio, as it last told of itself. Instants are ISO strings. */
export interface ProcessFacts {
  readonly id: string;
  readonly role: 'web' | 'worker' | 'all';
  readonly hostName: string;
  readonly pid: number;
  /** Builds it works on at a time; 0: none. */
  readonly workerCount: number;
  readonly isReadyToBuild: boolean;
  /** It was told to end. */
  readonly isDraining: boolean;
  /** It was heard of lately. */
  readonly isAlive: boolean;
  readonly engineAddress: string;
  /** Absent while its engine does not answer. */
  readonly engineVersion: string | undefined;
  /** Tabs that are connected. */
  readonly watcherCount: number;
  /** Logs that are followed, counted as often as somebody follows them. */
  readonly logWatcherCount: number;
  readonly startedAt: string;
  readonly seenAt: string;
}

/** What ended within one hour. */
export interface HourOfBuilds {
  /** When the hour began. */
  readonly at: string;
  readonly succeeded: number;
  readonly failed: number;
  readonly cancelled: number;
}

/** How the studio is doing: what its metrics say and its page shows. Counts are of all workspaces. */
export interface OperationsOverview {
  readonly processes: readonly ProcessFacts[];
  readonly queue: {
    readonly waiting: number;
    /** How long the oldest has waited, in milliseconds; undefined when none waits. */
    readonly oldestWaitMs: number | undefined;
    /** Builds at a time, of all workers that are ready. */
    readonly slotCount: number;
    /** Builds that are worked on, by phase. */
    readonly running: Readonly<Partial<Record<BuildPhase, number>>>;
  };
  /** The last 24 hours, the oldest first, without gaps. */
  readonly hours: readonly HourOfBuilds[];
  /** Of builds that made something within these hours, in milliseconds; undefined without any. */
  readonly medianMs: number | undefined;
  readonly slowestTenthMs: number | undefined;
  /** Engines on which more space is taken than the disk budget allows. */
  readonly budgetOverruns: readonly BudgetOverrun[];
  readonly database: {
    readonly sizeBytes: number;
    /** Open connections, of how many there may be. */
    readonly connections: number;
    readonly connectionLimit: number;
  };
}
