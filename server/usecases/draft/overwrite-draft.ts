import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import type { SaveDraftInput, SavedDraft } from './draft-input.ts';

/** Ends a conflict in favour of the writer; the other's text is kept as a revision. Throws `NOT_FOUND`. */
export async function overwriteDraft(
  { database, actor, clock }: UseCaseContext,
  { draftId, sessionId, definition, description, tags }: SaveDraftInput,
): Promise<SavedDraft> {
  return database.transaction(async (stores) => {
    const before = await stores.drafts.lock(actor.workspaceId, draftId);
    await stores.drafts.keepRevision({
      draftId,
      reason: 'overwritten',
      definition: before.definition,
      description: before.description,
      tags: before.tags,
      savedBy: before.savedById,
      sessionId: before.savedBySession,
      savedAt: new Date(before.savedAt),
    });
    const revision = before.revision + 1;
    const savedAt = clock.now();
    const content = { definition, description, tags, sessionId, savedBy: actor.userId, savedAt };
    await stores.drafts.save(draftId, { ...content, revision });
    await stores.drafts.setState(draftId, 'open');
    await recordAudit(stores, actor, 'draft.overwrite', before.environmentName, { of: before.savedByName });
    await stores.events.publish(`draft:${draftId}`);
    return { revision, savedAt: savedAt.toISOString() };
  });
}
