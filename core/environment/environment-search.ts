import type { VersionClause } from '../package/admits-version.ts';
import type { Readiness } from './environment.ts';

/** What a search for environments asks for; all of it must hold. */
export interface EnvironmentSearch {
  /** Each occurs in the name, the description or a tag. */
  readonly words: readonly string[];
  /** Each is locked for the newest version, itself or for another, in a version that fits. */
  readonly packages: readonly SearchedPackage[];
  /** Each occurs in the owner's name, or is the address of the owner's account, or is `me`. */
  readonly owners: readonly string[];
  /** Any of them: an environment is in one state only. */
  readonly states: readonly Readiness[];
  /** Each is a whole tag, whatever its case. */
  readonly tags: readonly string[];
}

export interface SearchedPackage {
  /** Normalised: `typing-extensions`. */
  readonly name: string;
  /** Empty: any version. */
  readonly clauses: readonly VersionClause[];
}

/** A token that cannot be read; nothing fits it. */
export interface SearchIssue {
  readonly code: 'unknown-state' | 'invalid-package';
  /** As it was typed, `pandas<`. */
  readonly value: string;
}
