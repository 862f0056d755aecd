import type { FailureReason } from '../build/build.ts';
import type { Page } from '../page.ts';

/** State of an environment or a version as lists show it: that of the newest build of its newest version. */
export const readinessStates = ['built', 'building', 'failed', 'cancelled', 'not-built'] as const;
export type Readiness = (typeof readinessStates)[number];

export const environmentSorts = ['updated', 'name', 'created'] as const;
export type EnvironmentSort = (typeof environmentSorts)[number];

/** A package that a definition names, in the version it was locked to. */
export interface MainPackage {
  readonly name: string;
  readonly version: string;
}

/** An environment as lists show it. Instants are ISO strings. */
export interface EnvironmentSummary {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly isCurated: boolean;
  readonly isArchived: boolean;
  readonly readiness: Readiness;
  /** Undefined while nothing is registered. */
  readonly newestVersion: number | undefined;
  readonly activeVersion: number | undefined;
  /** The build that `readiness` speaks of. */
  readonly newestBuildId: string | undefined;
  /** Why that build failed, where it did. */
  readonly failureReason: FailureReason | undefined;
  /** The first few of its newest version; empty while that is not locked. */
  readonly mainPackages: readonly MainPackage[];
  readonly createdAt: string;
  readonly createdByName: string;
  readonly updatedAt: string;
}

/** A page of a list that says how many fit on all its pages. */
export interface EnvironmentPage extends Page<EnvironmentSummary> {
  readonly total: number;
  /** False: there are more than `total`, which is as far as was counted. */
  readonly isTotalExact: boolean;
}
