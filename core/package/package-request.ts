import type { TextRange } from '../issue.ts';

/** A version that a line asks for by itself: `==1.26.4`, or all that begin with it (`=1.26`, `==1.26.*`). */
export interface VersionPin {
  readonly version: string;
  readonly isPrefix: boolean;
}

/** A line that asks for a package of an index or a channel by its name. */
export interface PackageRequest {
  readonly manager: 'conda' | 'pip';
  /** Where the line stands: pip's list in the conda section is pip's. */
  readonly section: 'conda' | 'pip';
  /** As written. */
  readonly name: string;
  readonly range: TextRange;
  readonly nameRange: TextRange;
  /** Of the version constraint, with its operator. */
  readonly versionRange?: TextRange;
  readonly pin?: VersionPin;
  /** `channel::name` names one. */
  readonly channel?: string;
}
