import { type Definition, emptyDefinition } from '@/core/definition/definition.ts';
import type { ClaimedBuild } from '@/db/stores/build-queue-store.ts';
import type { Stores } from '@/db/stores/stores.ts';

export interface BuildOrigin {
  readonly workspaceId: string;
  readonly environmentId?: string | undefined;
  readonly requestedBy?: string;
  readonly definition?: Definition;
}

const anHourMs = 3_600_000;

/** A build that somebody works on, in place of a worker. None may be waiting: a claim takes the first in the queue. */
export async function claimNewBuild(
  { builds, buildQueue }: Pick<Stores, 'builds' | 'buildQueue'>,
  { workspaceId, environmentId, requestedBy, definition = emptyDefinition }: BuildOrigin,
): Promise<ClaimedBuild> {
  const buildId = await builds.insert({
    workspaceId,
    environmentId,
    versionId: undefined,
    draftId: undefined,
    purpose: 'image',
    definition,
    specificationHash: crypto.randomUUID(),
    requestedBy,
    timeLimitMs: anHourMs,
  });
  const build = await buildQueue.claim('writer', anHourMs);
  if (build?.buildId !== buildId) throw new Error('Another build was claimed.');
  return build;
}
