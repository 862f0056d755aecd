import { StudioError } from '@/core/errors.ts';
import type { UseCaseContext } from '../context.ts';
import { requireEditable } from '../environment/editable-environment.ts';
import { recordAudit } from '../record-audit.ts';
import type { VersionReference } from './version-reference.ts';

/**
 * Points `active` at a version; going back is activating the earlier one.
 * Throws `VERSION_NOT_BUILT`, `ARCHIVED`, `NOT_FOUND`, `NOT_ALLOWED`.
 */
export async function activateVersion(
  { database, actor, clock }: UseCaseContext,
  { name, number }: VersionReference,
): Promise<void> {
  await database.transaction(async (stores) => {
    const environment = await stores.environments.lock(actor.workspaceId, name);
    requireEditable(actor, environment);
    const version = await stores.versions.get(actor.workspaceId, name, number);
    const reference = `${environment.name}@${number}`;
    if (version.isArchived) {
      throw new StudioError('ARCHIVED', { name: reference });
    }
    if (!(await stores.versions.wasBuilt(version.id))) {
      throw new StudioError('VERSION_NOT_BUILT', { name: reference });
    }
    if (environment.activeNumber === number) {
      return;
    }
    await stores.environments.update(environment.id, { activeNumber: number }, clock.now());
    await stores.versions.recordActivation(environment.id, environment.activeNumber, number, actor.userId);
    await recordAudit(stores, actor, 'version.activate', reference, {
      from: environment.activeNumber === undefined ? '' : String(environment.activeNumber),
    });
    await stores.events.publish(`workspace:${actor.workspaceId}`);
  });
}
