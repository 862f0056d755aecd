import type { SectionLock } from '@/core/lock/lock.ts';
import type { ResolutionProblem } from '@/core/lock/resolution-problem.ts';

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
