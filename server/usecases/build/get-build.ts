import { z } from 'zod';
import { isFinished } from '@/core/build/build.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import { usualDurations } from '@/core/build/estimate.ts';
import { StudioError } from '@/core/errors.ts';
import type { UseCaseContext } from '../context.ts';
import { findQueuePlace } from './find-queue-place.ts';

export const getBuildInput = z.object({ buildId: z.uuid() });

/** A build whole, with its place in the queue; throws `NOT_FOUND`. */
export async function getBuild(
  { database, actor }: Pick<UseCaseContext, 'database' | 'actor'>,
  { buildId }: z.infer<typeof getBuildInput>,
): Promise<BuildDetail> {
  const { builds, buildHistory } = database.stores;
  const build = await builds.find(actor.workspaceId, buildId);
  if (!build) throw new StudioError('NOT_FOUND', { what: 'build' });
  const place =
    build.state === 'queued' ? await findQueuePlace(database.stores, build.sharedBuildId ?? buildId) : undefined;
  const history = isFinished(build.state) ? [] : await buildHistory.listPhaseHistory(actor.workspaceId, buildId);
  return {
    ...build,
    queuePosition: place?.position,
    queueLength: place?.length,
    expectedWaitMs: place?.expectedWaitMs,
    usualDurations: usualDurations(history),
  };
}
