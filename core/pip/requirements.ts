import type { TextRange } from '../issue.ts';

/** Where a requirement comes from: an index by its name, or a place of its own. */
export type RequirementSource = 'index' | 'archive' | 'vcs' | 'path';

/** An option on a requirement's own line: `--hash=sha256:…`. */
export interface RequirementOption {
  readonly name: 'hash' | 'global-option' | 'config-settings';
  readonly value: string;
}

export interface Requirement {
  /** The requirement without options, comment and line continuations. */
  readonly text: string;
  /** From its first character to its last, options included. */
  readonly range: TextRange;
  /** As written; absent when only an address or a path is given. */
  readonly name?: string;
  readonly extras: readonly string[];
  /** `>=1.2,<2` without spaces; empty when any version will do. */
  readonly specifier: string;
  /** The condition after `;`, as written. */
  readonly marker?: string;
  readonly source: RequirementSource;
  /** Address or path, when `source` is not `index`. `${VARIABLE}` is kept as written. */
  readonly url?: string;
  readonly isEditable: boolean;
  readonly options: readonly RequirementOption[];
  /** Where the name stands, when there is one. */
  readonly nameRange?: TextRange;
  /** Where the version constraint stands, when there is one. */
  readonly specifierRange?: TextRange;
}

/** A value of a file option and where it stands. */
export interface OptionValue {
  readonly text: string;
  readonly range: TextRange;
}

/** Options that hold for the whole file, in the order written. */
export interface RequirementsOptions {
  /** The last `--index-url` wins, as in pip. */
  readonly indexUrl?: OptionValue;
  /** Those before it, without effect. */
  readonly overriddenIndexUrls: readonly OptionValue[];
  readonly extraIndexUrls: readonly OptionValue[];
  readonly findLinks: readonly OptionValue[];
  readonly noIndex: boolean;
  readonly pre: boolean;
  readonly preferBinary: boolean;
  readonly requireHashes: boolean;
  readonly noBinary: readonly OptionValue[];
  readonly onlyBinary: readonly OptionValue[];
  /** Addresses or paths after `-c`. */
  readonly constraints: readonly OptionValue[];
  /** Addresses or paths after `-r`. */
  readonly requirementFiles: readonly OptionValue[];
  readonly trustedHosts: readonly OptionValue[];
  readonly useFeatures: readonly OptionValue[];
}

/** What a requirements file says, in its own order. Lines that cannot be understood are issues instead. */
export interface Requirements {
  readonly requirements: readonly Requirement[];
  readonly options: RequirementsOptions;
}
