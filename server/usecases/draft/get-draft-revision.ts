import { z } from 'zod';
import type { DraftContent } from '@/core/draft/draft.ts';
import type { UseCaseContext } from '../context.ts';
import { draftInput } from './draft-input.ts';

export const draftRevisionInput = draftInput.extend({ revisionId: z.uuid() });

/** Throws `NOT_FOUND`. */
export async function getDraftRevision(
  { database, actor }: UseCaseContext,
  { draftId, revisionId }: z.infer<typeof draftRevisionInput>,
): Promise<DraftContent> {
  const draft = await database.stores.drafts.get(actor.workspaceId, draftId);
  return database.stores.drafts.getRevision(draft.id, revisionId);
}
