import { z } from 'zod';
import { StudioError } from '@/core/errors.ts';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';

export const retryBuildInput = z.object({ buildId: z.uuid() });

/** Asks for the same once more, as a new build that names the old one. Throws `NOT_FOUND`. */
export async function retryBuild(
  { database, actor }: UseCaseContext,
  { buildId }: z.infer<typeof retryBuildInput>,
): Promise<{ readonly buildId: string }> {
  return await database.transaction(async (stores) => {
    const request = await stores.builds.findRequest(actor.workspaceId, buildId);
    if (!request) throw new StudioError('NOT_FOUND', { what: 'build' });
    await recordAudit(stores, actor, 'build.retry', buildId);
    const retried = { ...request, requestedBy: actor.userId, retriedFromId: buildId };
    return { buildId: await stores.builds.insert(retried) };
  });
}
