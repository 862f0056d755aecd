import type { LockedPackage } from '@/core/lock/lock.ts';
import type { Resolution } from './conda-solver.ts';

export interface PipResolveRequest {
  /** The requirements text, options included. */
  readonly requirements: string;
  /** `3.11.2`, of the interpreter that will run it. */
  readonly pythonVersion: string;
  /** Decides the wheel platform, e.g. `2.36` → `x86_64-manylinux_2_36`. */
  readonly glibcVersion: string;
  /** Conda's Python packages: pip may not move them, and they are left out of the pip lock. */
  readonly condaPackages: readonly LockedPackage[];
  readonly allowSourceBuilds: boolean;
  /** Answer from the cache when it can, without asking the index: for previews. */
  readonly isOffline?: boolean;
  readonly timeoutMs: number;
}

export interface PipResolver {
  resolve(request: PipResolveRequest, signal: AbortSignal): Promise<Resolution>;
}
