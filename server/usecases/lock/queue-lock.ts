import type { Definition } from '@/core/definition/definition.ts';
import type { Stores } from '@/db/stores/stores.ts';

/** Locking asks indexes and channels; what takes longer than this will not come. */
const lockTimeLimitMs = 10 * 60 * 1000;

export interface LockRequest {
  readonly workspaceId: string;
  readonly environmentId: string;
  readonly versionId: string;
  readonly definition: Definition;
  readonly specificationHash: string;
  /** Undefined: the studio itself. */
  readonly requestedBy: string | undefined;
}

/** Has a new version locked in the background, in the transaction that registers it. */
export async function queueLock(stores: Stores, request: LockRequest): Promise<void> {
  await stores.builds.insert({ ...request, draftId: undefined, purpose: 'lock', timeLimitMs: lockTimeLimitMs });
}
