import { z } from 'zod';
import { StudioError } from '@/core/errors.ts';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import { keepAnAdmin } from './last-admin.ts';

export const removeMemberInput = z.object({ userId: z.string().min(1).max(100) });

/** What they made stays, under their name. Throws `NOT_FOUND`, `LAST_ADMIN`. */
export async function removeMember(
  { database, actor }: UseCaseContext,
  { userId }: z.infer<typeof removeMemberInput>,
): Promise<void> {
  await database.transaction(async (stores) => {
    await keepAnAdmin(stores, actor.workspaceId, userId);
    if ((await stores.members.findRole(actor.workspaceId, userId)) === undefined) {
      throw new StudioError('NOT_FOUND', { what: 'member' });
    }
    await stores.members.remove(actor.workspaceId, userId);
    const account = await stores.accounts.find(userId);
    await recordAudit(stores, actor, 'member.remove', account?.email ?? userId);
    await stores.events.publish(`access:${userId}`);
  });
}
