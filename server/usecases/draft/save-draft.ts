import { StudioError } from '@/core/errors.ts';
import type { LockedDraft } from '@/db/stores/draft-store.ts';
import type { UseCaseContext } from '../context.ts';
import type { SaveDraftInput, SavedDraft } from './draft-input.ts';

/**
 * Saves what stands in an editor, often. Refused with `DRAFT_CONFLICT` when somebody else saved since the
 * writer last looked; the refused text is kept as a revision, so neither is lost. Not audited: the draft's
 * own revisions tell who wrote what, and an entry for each pause in typing would bury the rest.
 */
export async function saveDraft(
  { database, actor, clock }: UseCaseContext,
  { draftId, revision, sessionId, definition, description, tags }: SaveDraftInput,
): Promise<SavedDraft> {
  const savedAt = clock.now();
  const content = { definition, description, tags, sessionId, savedBy: actor.userId, savedAt };
  const outcome = await database.transaction(async (stores) => {
    const draft = await stores.drafts.lock(actor.workspaceId, draftId);
    if (!mayFollow(draft, revision, sessionId)) {
      await stores.drafts.keepRevision({ ...content, draftId, reason: 'conflict' });
      return { draft, saved: undefined };
    }
    const saved = { revision: draft.revision + 1, savedAt: savedAt.toISOString() };
    await stores.drafts.save(draftId, { ...content, revision: saved.revision });
    await stores.events.publish(`draft:${draftId}`);
    return { draft, saved };
  });
  if (!outcome.saved) {
    throw new StudioError('DRAFT_CONFLICT', {
      revision: String(outcome.draft.revision),
      savedByName: outcome.draft.savedByName,
      state: outcome.draft.state,
    });
  }
  return outcome.saved;
}

/** A tab never conflicts with itself: when the answer to its last save was lost, its revision is one behind. */
function mayFollow(draft: LockedDraft, revision: number, sessionId: string): boolean {
  return draft.state === 'open' && (draft.revision === revision || draft.savedBySession === sessionId);
}
