import { z } from 'zod';
import { StudioError } from '@/core/errors.ts';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import { buildLabel } from './build-label.ts';

export const retryBuildInput = z.object({ buildId: z.uuid() });

/** Asks for the same once more, as a new build that names the old one. Throws `NOT_FOUND`. */
export async function retryBuild(
  { database, actor }: UseCaseContext,
  { buildId }: z.infer<typeof retryBuildInput>,
): Promise<{ readonly buildId: string }> {
  return await database.transaction(async (stores) => {
    const request = await stores.builds.findRequest(actor.workspaceId, buildId);
    if (!request) throw new StudioError('NOT_FOUND', { what: 'build' });
    const retriedId = await stores.builds.insert({ ...request, requestedBy: actor.userId, retriedFromId: buildId });
    const build = await stores.builds.find(actor.workspaceId, retriedId);
    await recordAudit(stores, actor, 'build.retry', build ? buildLabel(build) : buildId, { buildId: retriedId });
    return { buildId: retriedId };
  });
}
