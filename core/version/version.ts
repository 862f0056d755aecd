import type { Definition } from '../definition/definition.ts';
import type { Readiness } from '../environment/environment.ts';

/** A version as lists show it. */
export interface VersionSummary {
  readonly id: string;
  readonly number: number;
  /** "What changed and why", written at registration and never changed. */
  readonly note: string;
  readonly description: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly specificationHash: string;
  readonly readiness: Readiness;
  readonly newestBuildId: string | undefined;
  readonly isActive: boolean;
  readonly isArchived: boolean;
  readonly createdAt: string;
  readonly createdByName: string;
}

/** A version whole: what was registered, unchanged for ever, and the facts kept beside it. */
export interface Version extends VersionSummary {
  readonly environmentId: string;
  readonly environmentName: string;
  readonly environmentDescription: string;
  readonly tags: readonly string[];
  readonly isCurated: boolean;
  /** Then all its versions rest, whether archived themselves or not. */
  readonly isEnvironmentArchived: boolean;
  readonly definition: Definition;
}

/** One move of the `active` pointer. */
export interface Activation {
  readonly id: string;
  /** Undefined for the first one. */
  readonly from: number | undefined;
  readonly to: number;
  readonly byName: string;
  readonly at: string;
}

/** What registering did. */
export interface Registration {
  readonly versionId: string;
  readonly environmentId: string;
  readonly number: number;
  /** False: an equal definition was registered before, and `number` is its newest version. */
  readonly isNew: boolean;
  /** When that version was locked; undefined while it is not. */
  readonly lockedAt: string | undefined;
  /** Same specification, other text: only comments, quoting or order without meaning differ. */
  readonly cosmeticChangeOnly: boolean;
}
