import { z } from 'zod';
import { emptyDefinition } from '@/core/definition/definition.ts';
import type { DraftContent } from '@/core/draft/draft.ts';
import type { EnvironmentSummary } from '@/core/environment/environment.ts';
import { environmentNameField } from '@/core/environment/environment-fields.ts';
import { versionNumberField } from '@/core/version/version-fields.ts';
import type { Stores } from '@/db/stores/stores.ts';
import type { UseCaseContext } from '../context.ts';
import { requireEditable } from '../environment/editable-environment.ts';
import { recordAudit } from '../record-audit.ts';

export const openDraftInput = z.object({
  name: environmentNameField,
  /** Where a new draft begins; the newest version when absent. */
  fromNumber: versionNumberField.optional(),
});

/**
 * The asker's open draft of the environment, or a new one. With `fromNumber` only a draft that began
 * there is gone on with. Throws `NOT_FOUND`, `NOT_ALLOWED`, `ARCHIVED`.
 */
export async function openDraft(
  { database, actor }: UseCaseContext,
  { name, fromNumber }: z.infer<typeof openDraftInput>,
): Promise<{ readonly draftId: string }> {
  return database.transaction(async (stores) => {
    const environment = await stores.environments.get(actor.workspaceId, name);
    requireEditable(actor, environment);
    const open = await stores.drafts.findOpen(environment.id, actor.userId);
    if (open && (fromNumber === undefined || open.baseNumber === fromNumber)) {
      return { draftId: open.id };
    }
    const baseNumber = fromNumber ?? environment.newestVersion;
    const draftId = await stores.drafts.create({
      environmentId: environment.id,
      ownerId: actor.userId,
      baseNumber,
      ...(await findContent(stores, actor.workspaceId, environment, baseNumber)),
    });
    await recordAudit(stores, actor, 'draft.open', environment.name);
    return { draftId };
  });
}

async function findContent(
  stores: Stores,
  workspaceId: string,
  { name, description, tags }: EnvironmentSummary,
  baseNumber: number | undefined,
): Promise<DraftContent> {
  if (baseNumber === undefined) {
    return { definition: emptyDefinition, description, tags };
  }
  const base = await stores.versions.get(workspaceId, name, baseNumber);
  return { definition: base.definition, description: base.description, tags };
}
