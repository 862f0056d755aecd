import type { UseCaseContext } from '../context.ts';
import { requireEditable } from '../environment/editable-environment.ts';
import { recordAudit } from '../record-audit.ts';
import type { VersionReference } from './version-reference.ts';

/** Throws `NOT_FOUND`, `NOT_ALLOWED`, `ARCHIVED` when the whole environment is archived. */
export async function restoreVersion(
  { database, actor }: UseCaseContext,
  { name, number }: VersionReference,
): Promise<void> {
  await database.transaction(async (stores) => {
    const environment = await stores.environments.lock(actor.workspaceId, name);
    requireEditable(actor, environment);
    const version = await stores.versions.get(actor.workspaceId, name, number);
    await stores.versions.updateFacts(version.id, { archivedAt: null });
    await recordAudit(stores, actor, 'version.restore', `${environment.name}@${number}`);
  });
}
