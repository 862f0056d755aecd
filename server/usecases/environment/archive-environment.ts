import { z } from 'zod';
import { environmentNameField } from '@/core/environment/environment-fields.ts';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import { requireEditable } from './editable-environment.ts';

export const archiveEnvironmentInput = z.object({ name: environmentNameField });

/** Takes it out of the lists; versions, images and history stay. Throws `NOT_FOUND`, `NOT_ALLOWED`, `ARCHIVED`. */
export async function archiveEnvironment(
  { database, actor, clock }: UseCaseContext,
  { name }: z.infer<typeof archiveEnvironmentInput>,
): Promise<void> {
  await database.transaction(async (stores) => {
    const environment = await stores.environments.lock(actor.workspaceId, name);
    requireEditable(actor, environment);
    await stores.environments.update(environment.id, { archivedAt: clock.now() }, clock.now());
    await recordAudit(stores, actor, 'environment.archive', environment.name);
    await stores.events.publish(`workspace:${actor.workspaceId}`);
  });
}
