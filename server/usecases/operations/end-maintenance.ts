import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';

/** Everything may be changed again, and waiting builds begin. Does nothing when there is no maintenance. */
export async function endMaintenance({ database, actor }: UseCaseContext): Promise<void> {
  await database.transaction(async (stores) => {
    if (await stores.maintenance.end()) await recordAudit(stores, actor, 'operations.end-maintenance', '');
  });
}
