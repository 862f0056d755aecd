import type { z } from 'zod';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import type { draftInput } from './draft-input.ts';

/** Opens a discarded or registered draft again, with the text it had. Throws `NOT_FOUND`. */
export async function restoreDraft(
  { database, actor }: UseCaseContext,
  { draftId }: z.infer<typeof draftInput>,
): Promise<void> {
  await database.transaction(async (stores) => {
    const draft = await stores.drafts.lock(actor.workspaceId, draftId);
    await stores.drafts.setState(draftId, 'open');
    await recordAudit(stores, actor, 'draft.restore', draft.environmentName);
    await stores.events.publish(`draft:${draftId}`);
  });
}
