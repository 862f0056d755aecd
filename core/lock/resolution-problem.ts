/** What kinds of answer a resolver gives when it does not choose. */
export const resolutionProblemKinds = [
  'package-not-found',
  'no-version-fits',
  'conflict',
  'channel-unreachable',
  'index-unreachable',
  'source-build-refused',
  'invalid-definition',
  'time-limit',
  'toolbox-lost',
  'other',
] as const;

/** Why a section cannot be resolved, in the resolver's own words and as a fact. */
export interface ResolutionProblem {
  readonly kind: (typeof resolutionProblemKinds)[number];
  readonly message: string;
  /** Names of the packages it is about, as the definition spells them. */
  readonly packages: readonly string[];
  /** Host or URL without credentials, for the unreachable kinds. */
  readonly address?: string;
}
