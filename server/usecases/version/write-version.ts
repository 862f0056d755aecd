import type { z } from 'zod';
import type { Definition } from '@/core/definition/definition.ts';
import type { Registration } from '@/core/version/version.ts';
import type { LockedEnvironment } from '@/db/stores/environment-store.ts';
import type { StoredLock } from '@/db/stores/lock-store.ts';
import type { Stores } from '@/db/stores/stores.ts';
import type { UseCaseContext } from '../context.ts';
import { requireEditable } from '../environment/editable-environment.ts';
import { queueLock } from '../lock/queue-lock.ts';
import { recordAudit } from '../record-audit.ts';
import type { registerVersionInput } from './register-version.ts';
import { isSameText } from './same-text.ts';

type NewVersion = z.infer<typeof registerVersionInput>;

/** The definition's hash, and its newest lock in the workspace, when somebody locked it before. */
export interface KnownSpecification {
  readonly specificationHash: string;
  readonly lock: StoredLock | undefined;
}

/** Writes a version, or finds the one that has the same specification; for whoever has a transaction. */
export async function writeVersion(
  stores: Stores,
  context: Pick<UseCaseContext, 'actor' | 'clock'>,
  input: NewVersion,
  specification: KnownSpecification,
): Promise<Registration> {
  const { actor } = context;
  // The lock makes numbers gapless: registrations of one environment wait for each other here.
  const environment = await stores.environments.lock(actor.workspaceId, input.name);
  requireEditable(actor, environment);
  const existing = await stores.versions.findBySpecification(environment.id, specification.specificationHash);
  const { id: versionId, number } = existing ?? (await addVersion(stores, environment, specification, input, context));
  const cosmeticChangeOnly = existing !== undefined && !isSameText(existing.definition, input.definition);
  if (input.draftId !== undefined && !cosmeticChangeOnly) {
    await closeDraft(stores, actor.workspaceId, environment.id, input.draftId, input.definition);
  }
  await recordAudit(stores, actor, 'version.register', `${environment.name}@${number}`, {
    isNew: String(existing === undefined),
  });
  await stores.events.publish(`workspace:${actor.workspaceId}`);
  return {
    versionId,
    environmentId: environment.id,
    number,
    isNew: existing === undefined,
    lockedAt: specification.lock?.lockedAt,
    cosmeticChangeOnly,
  };
}

async function addVersion(
  stores: Stores,
  environment: LockedEnvironment,
  { specificationHash, lock }: KnownSpecification,
  { definition, note, description, labels }: NewVersion,
  { actor: { workspaceId, userId: createdBy }, clock }: Pick<UseCaseContext, 'actor' | 'clock'>,
): Promise<{ readonly id: string; readonly number: number }> {
  const number = environment.lastNumber + 1;
  const id = await stores.versions.create({
    environmentId: environment.id,
    number,
    definition,
    specificationHash,
    note,
    description,
    labels,
    createdBy,
  });
  if (!lock) {
    await queueLock(stores, {
      workspaceId,
      environmentId: environment.id,
      versionId: id,
      definition,
      specificationHash,
      requestedBy: createdBy,
    });
  }
  await stores.environments.update(environment.id, { lastNumber: number }, clock.now());
  return { id, number };
}

async function closeDraft(
  stores: Stores,
  workspaceId: string,
  environmentId: string,
  draftId: string,
  registered: Definition,
): Promise<void> {
  const draft = await stores.drafts.lock(workspaceId, draftId);
  if (draft.environmentId === environmentId && isSameText(draft.definition, registered)) {
    await stores.drafts.setState(draftId, 'registered');
    await stores.events.publish(`draft:${draftId}`);
  }
}
