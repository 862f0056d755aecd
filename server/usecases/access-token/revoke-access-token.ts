import { z } from 'zod';
import { StudioError } from '@/core/errors.ts';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';

export const revokeAccessTokenInput = z.object({ id: z.uuid() });

/** Takes one of the asker's own tokens out of use, at once, also for what it is used for right now. Throws `NOT_FOUND`. */
export async function revokeAccessToken(
  { database, actor }: UseCaseContext,
  { id }: z.infer<typeof revokeAccessTokenInput>,
): Promise<void> {
  await database.transaction(async (stores) => {
    const name = await stores.accessTokens.revoke(actor.workspaceId, actor.userId, id);
    if (name === undefined) throw new StudioError('NOT_FOUND', { what: 'access token' });
    await recordAudit(stores, actor, 'access-token.revoke', name);
    await stores.events.publish(`access:${actor.userId}`);
  });
}
