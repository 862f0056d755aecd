import { z } from 'zod';
import { StudioError } from '@/core/errors.ts';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import { buildLabel } from './build-label.ts';

export const cancelBuildInput = z.object({ buildId: z.uuid() });

/**
 * Cancels a build that waits or runs. The worker needs up to two seconds to end the engine's processes;
 * a build that others share goes on for them. Throws `NOT_FOUND` or `ALREADY_FINISHED`.
 */
export async function cancelBuild(
  { database, actor }: UseCaseContext,
  { buildId }: z.infer<typeof cancelBuildInput>,
): Promise<void> {
  await database.transaction(async (stores) => {
    const result = await stores.builds.cancel(actor.workspaceId, buildId);
    if (result === 'not-found') throw new StudioError('NOT_FOUND', { what: 'build' });
    if (result === 'already-finished') throw new StudioError('ALREADY_FINISHED');
    const build = await stores.builds.find(actor.workspaceId, buildId);
    await recordAudit(stores, actor, 'build.cancel', build ? buildLabel(build) : buildId, { buildId });
  });
}
