import { z } from 'zod';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import { StudioError } from '@/core/errors.ts';
import type { UseCaseContext } from '../context.ts';

export const getBuildInput = z.object({ buildId: z.uuid() });

/** A build whole, with its place in the queue; throws `NOT_FOUND`. */
export async function getBuild(
  { database, actor }: Pick<UseCaseContext, 'database' | 'actor'>,
  { buildId }: z.infer<typeof getBuildInput>,
): Promise<BuildDetail> {
  const { builds, buildQueue } = database.stores;
  const build = await builds.find(actor.workspaceId, buildId);
  if (!build) throw new StudioError('NOT_FOUND', { what: 'build' });
  const place = build.state === 'queued' ? await buildQueue.findPosition(buildId) : undefined;
  const estimateMs = await builds.findUsualDuration(actor.workspaceId, build.specificationHash);
  return { ...build, queuePosition: place?.position, queueLength: place?.length, estimateMs };
}
