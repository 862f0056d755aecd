import { StudioError } from '@/core/errors.ts';
import type { Stores } from '@/db/stores/stores.ts';

/**
 * A workspace always keeps an admin. Locks all of them, so that two who demote each other at the same
 * moment cannot both succeed. Throws `LAST_ADMIN`.
 */
export async function keepAnAdmin(stores: Stores, workspaceId: string, leavingUserId: string): Promise<void> {
  const admins = await stores.members.lockByRole(workspaceId, 'admin');
  if (admins.length === 1 && admins[0] === leavingUserId) {
    throw new StudioError('LAST_ADMIN');
  }
}
