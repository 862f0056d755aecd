import type { SectionLock } from '@/core/lock/lock.ts';

/** Why a section cannot be resolved, in the resolver's own words and as a fact. */
export interface ResolutionProblem {
  readonly kind:
    | 'package-not-found'
    | 'no-version-fits'
    | 'conflict'
    | 'channel-unreachable'
    | 'index-unreachable'
    | 'source-build-refused'
    | 'invalid-definition'
    | 'time-limit'
    | 'toolbox-lost'
    | 'other';
  readonly message: string;
  /** Names of the packages it is about, as the definition spells them. */
  readonly packages: readonly string[];
  /** Host or URL without credentials, for the unreachable kinds. */
  readonly address?: string;
}

export type Resolution =
  | { readonly ok: true; readonly lock: SectionLock; readonly pythonVersion?: string }
  | { readonly ok: false; readonly problem: ResolutionProblem };

export interface CondaSolveRequest {
  /** Match specs as the user wrote them (`channel::name` included), in order. */
  readonly specs: readonly string[];
  /** URLs or bare names, first has priority. Strict priority. */
  readonly channels: readonly string[];
  /** `{ __glibc: '2.36' }` */
  readonly virtualPackages: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

export interface CondaSolver {
  solve(request: CondaSolveRequest, signal: AbortSignal): Promise<Resolution>;
}
