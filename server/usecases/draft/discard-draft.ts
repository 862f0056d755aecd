import type { z } from 'zod';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import type { draftInput } from './draft-input.ts';

/** Closes a draft; `restoreDraft` is the way back. Throws `NOT_FOUND`. */
export async function discardDraft(
  { database, actor }: UseCaseContext,
  { draftId }: z.infer<typeof draftInput>,
): Promise<void> {
  await database.transaction(async (stores) => {
    const draft = await stores.drafts.lock(actor.workspaceId, draftId);
    await stores.drafts.setState(draftId, 'discarded');
    await recordAudit(stores, actor, 'draft.discard', draft.environmentName);
    await stores.events.publish(`draft:${draftId}`);
  });
}
