import type { TextRange } from '../issue.ts';
import type { MatchSpec } from './match-spec.ts';

/** An entry of a list of the file, and where it stands (without quotes where that is possible). */
export interface CondaEntry {
  readonly text: string;
  readonly range: TextRange;
}

export interface CondaDependency extends CondaEntry {
  readonly spec: MatchSpec;
}

export interface CondaVariable {
  readonly name: string;
  readonly value: string;
  readonly range: TextRange;
}

/** What an `environment.yml` says, in its own order. Entries that cannot be understood are issues instead. */
export interface CondaEnvironment {
  readonly name?: string;
  readonly prefix?: string;
  /** Highest priority first, as written, without `nodefaults`. */
  readonly channels: readonly CondaEntry[];
  readonly hasNodefaults: boolean;
  readonly specs: readonly CondaDependency[];
  /** Lines of the nested `pip:` list: each is a line of a requirements file. */
  readonly pip: readonly CondaEntry[];
  /** Where the key of the nested `pip:` list stands, when there is one, even an empty one. */
  readonly pipRange?: TextRange;
  /** Whether `pip` itself is asked for as a conda package. */
  readonly hasPipPackage: boolean;
  readonly variables: readonly CondaVariable[];
  readonly platforms: readonly CondaEntry[];
  readonly unknownKeys: readonly CondaEntry[];
}
