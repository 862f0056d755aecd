import type { z } from 'zod';
import type { DraftRevisionSummary } from '@/core/draft/draft.ts';
import type { UseCaseContext } from '../context.ts';
import type { draftInput } from './draft-input.ts';

/** The texts kept aside, newest first. Throws `NOT_FOUND`. */
export async function listDraftRevisions(
  { database, actor }: UseCaseContext,
  { draftId }: z.infer<typeof draftInput>,
): Promise<readonly DraftRevisionSummary[]> {
  const draft = await database.stores.drafts.get(actor.workspaceId, draftId);
  return database.stores.drafts.listRevisions(draft.id);
}
