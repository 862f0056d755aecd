import type { UseCaseContext } from '../context.ts';
import { requireEditable } from '../environment/editable-environment.ts';
import { recordAudit } from '../record-audit.ts';
import type { VersionReference } from './version-reference.ts';

/** Takes a version out of use; it keeps its number for ever. Throws `NOT_FOUND`, `NOT_ALLOWED`, `ARCHIVED`. */
export async function archiveVersion(
  { database, actor, clock }: UseCaseContext,
  { name, number }: VersionReference,
): Promise<void> {
  await database.transaction(async (stores) => {
    const environment = await stores.environments.lock(actor.workspaceId, name);
    requireEditable(actor, environment);
    const version = await stores.versions.get(actor.workspaceId, name, number);
    await stores.versions.updateFacts(version.id, { archivedAt: clock.now() });
    await recordAudit(stores, actor, 'version.archive', `${environment.name}@${number}`);
  });
}
