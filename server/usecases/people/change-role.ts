import { z } from 'zod';
import { roles } from '@/core/access/role.ts';
import { StudioError } from '@/core/errors.ts';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import { keepAnAdmin } from './last-admin.ts';

export const changeRoleInput = z.object({ userId: z.string().min(1).max(100), role: z.enum(roles) });

/** Throws `NOT_FOUND`, `LAST_ADMIN`. */
export async function changeRole(
  { database, actor }: UseCaseContext,
  { userId, role }: z.infer<typeof changeRoleInput>,
): Promise<void> {
  await database.transaction(async (stores) => {
    if (role !== 'admin') {
      await keepAnAdmin(stores, actor.workspaceId, userId);
    }
    const before = await stores.members.findRole(actor.workspaceId, userId);
    const isChanged = await stores.members.changeRole(actor.workspaceId, userId, role);
    if (before === undefined || !isChanged) {
      throw new StudioError('NOT_FOUND', { what: 'member' });
    }
    const account = await stores.accounts.find(userId);
    await recordAudit(stores, actor, 'member.change-role', account?.email ?? userId, { from: before, to: role });
    await stores.events.publish(`access:${userId}`);
  });
}
