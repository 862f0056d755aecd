import type { TextRange } from '../issue.ts';

/** The parts of a match spec that have a place in its text. */
export type MatchSpecPart = 'name' | 'channel' | 'subdir' | 'namespace' | 'version' | 'build';

/**
 * What conda is asked for, as conda itself reads it: `conda-forge::numpy=1.26=py312*[license=BSD]`.
 * An absent part matches everything.
 */
export interface MatchSpec {
  /** Lower case; `*` when only a file is named. */
  readonly name: string;
  /** Name or address, as written. */
  readonly channel?: string;
  /** `linux-64`, `noarch`, …; from `channel/subdir::name` or brackets. */
  readonly subdir?: string;
  readonly namespace?: string;
  /** In conda's canonical spelling: `=1.26` is `1.26.*`, `==1.26` is `1.26`; no spaces. */
  readonly version?: string;
  readonly build?: string;
  /** What stood in `[…]`, without channel, subdir, version and build. */
  readonly brackets: Readonly<Record<string, string>>;
  /** Address of a package file, when the spec is one. */
  readonly url?: string;
  /** Where the parts stand; the version with its operator. */
  readonly ranges: Readonly<Partial<Record<MatchSpecPart, TextRange>>>;
}
