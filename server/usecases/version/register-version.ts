import { z } from 'zod';
import type { Actor } from '@/core/access/actor.ts';
import { type Definition, definitionSchema } from '@/core/definition/definition.ts';
import { diagnose } from '@/core/diagnose/diagnose.ts';
import { specificationHash } from '@/core/digest.ts';
import { descriptionField, environmentNameField } from '@/core/environment/environment-fields.ts';
import { StudioError } from '@/core/errors.ts';
import type { Registration } from '@/core/version/version.ts';
import { labelsField, noteField } from '@/core/version/version-fields.ts';
import type { LockedEnvironment } from '@/db/stores/environment-store.ts';
import type { Stores } from '@/db/stores/stores.ts';
import type { UseCaseContext } from '../context.ts';
import { requireEditable } from '../environment/editable-environment.ts';
import { queueLock } from '../lock/queue-lock.ts';
import { recordAudit } from '../record-audit.ts';
import { isSameText } from './same-text.ts';

export const registerVersionInput = z.object({
  name: environmentNameField,
  /** The draft it was written in: closed when everything in it is registered. */
  draftId: z.uuid().optional(),
  definition: definitionSchema,
  note: noteField.default(''),
  description: descriptionField.default(''),
  labels: labelsField.default({}),
});
type RegisterVersionInput = z.infer<typeof registerVersionInput>;

/**
 * Gives the definition the next number of its environment, or, where an equal one was registered before,
 * returns the newest version that has it. A draft that holds another text than what was registered stays
 * open: it differs in comments, or somebody else has written in it since.
 * Throws `DEFINITION_HAS_ERRORS`, `NOT_FOUND`, `NOT_ALLOWED`, `ARCHIVED`.
 */
export async function registerVersion(
  { database, actor, clock }: UseCaseContext,
  input: RegisterVersionInput,
): Promise<Registration> {
  refuseErrors(input.definition);
  const hash = specificationHash(input.definition);
  return database.transaction(async (stores) => {
    // The lock makes numbers gapless: registrations of one environment wait for each other here.
    const environment = await stores.environments.lock(actor.workspaceId, input.name);
    requireEditable(actor, environment);
    const existing = await stores.versions.findBySpecification(environment.id, hash);
    // Another version, here or elsewhere in the workspace, may have had the same specification locked.
    const lock = await stores.locks.findNewest(actor.workspaceId, hash);
    const specification = { hash, isLocked: lock !== undefined };
    const { id: versionId, number } =
      existing ?? (await addVersion(stores, environment, specification, input, actor, clock.now()));
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
      lockedAt: lock?.lockedAt,
      cosmeticChangeOnly,
    };
  });
}

/** What is known not to build gets no number; a draft can hold it for ever. */
function refuseErrors(definition: Definition): void {
  const errors = diagnose(definition).filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first) {
    throw new StudioError('DEFINITION_HAS_ERRORS', { count: String(errors.length), first: first.code });
  }
}

async function addVersion(
  stores: Stores,
  environment: LockedEnvironment,
  { hash, isLocked }: { readonly hash: string; readonly isLocked: boolean },
  { definition, note, description, labels }: RegisterVersionInput,
  { workspaceId, userId: createdBy }: Actor,
  now: Date,
): Promise<{ readonly id: string; readonly number: number }> {
  const number = environment.lastNumber + 1;
  const id = await stores.versions.create({
    environmentId: environment.id,
    number,
    definition,
    specificationHash: hash,
    note,
    description,
    labels,
    createdBy,
  });
  if (!isLocked) {
    await queueLock(stores, {
      workspaceId,
      environmentId: environment.id,
      versionId: id,
      definition,
      specificationHash: hash,
      requestedBy: createdBy,
    });
  }
  await stores.environments.update(environment.id, { lastNumber: number }, now);
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
