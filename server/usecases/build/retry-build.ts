import { z } from 'zod';
import { StudioError } from '@/core/errors.ts';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import { buildLabel } from './build-label.ts';
import { refuseFullQueue } from './refuse-full-queue.ts';

export const retryBuildInput = z.object({ buildId: z.uuid() });

/** Asks for the same once more, as a new build that names the old one. Throws `NOT_FOUND` and `QUEUE_FULL`. */
export async function retryBuild(
  context: UseCaseContext,
  { buildId }: z.infer<typeof retryBuildInput>,
): Promise<{ readonly buildId: string }> {
  const { database, actor } = context;
  return await database.transaction(async (stores) => {
    const request = await stores.builds.findRequest(actor.workspaceId, buildId);
    if (!request) throw new StudioError('NOT_FOUND', { what: 'build' });
    await refuseFullQueue(stores, context);
    const expectedMs = await stores.buildHistory.findExpectedDuration(request);
    const retried = { ...request, expectedMs, requestedBy: actor.userId, retriedFromId: buildId };
    const retriedId = await stores.builds.insert(retried);
    const build = await stores.builds.find(actor.workspaceId, retriedId);
    await recordAudit(stores, actor, 'build.retry', build ? buildLabel(build) : buildId, { buildId: retriedId });
    return { buildId: retriedId };
  });
}
