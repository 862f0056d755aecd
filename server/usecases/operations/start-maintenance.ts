import { z } from 'zod';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';

export const startMaintenanceInput = z.object({ message: z.string().trim().max(500) });

/**
 * From now on nothing can be changed and no build begins, in all workspaces; builds that run go on to their
 * end. While it is on, it changes what everybody is told.
 */
export async function startMaintenance(
  { database, actor }: UseCaseContext,
  { message }: z.infer<typeof startMaintenanceInput>,
): Promise<void> {
  await database.transaction(async (stores) => {
    await stores.maintenance.start({ byName: actor.userName, message });
    await recordAudit(stores, actor, 'operations.start-maintenance', '', message === '' ? {} : { message });
  });
}
