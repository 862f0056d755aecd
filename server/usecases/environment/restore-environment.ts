import type { z } from 'zod';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import type { archiveEnvironmentInput } from './archive-environment.ts';
import { requireEditable } from './editable-environment.ts';

/** Brings an archived environment back; its name was never given away. Throws `NOT_FOUND`, `NOT_ALLOWED`. */
export async function restoreEnvironment(
  { database, actor, clock }: UseCaseContext,
  { name }: z.infer<typeof archiveEnvironmentInput>,
): Promise<void> {
  await database.transaction(async (stores) => {
    const environment = await stores.environments.lock(actor.workspaceId, name);
    requireEditable(actor, { ...environment, isArchived: false });
    await stores.environments.update(environment.id, { archivedAt: null }, clock.now());
    await recordAudit(stores, actor, 'environment.restore', environment.name);
    await stores.events.publish(`workspace:${actor.workspaceId}`);
  });
}
