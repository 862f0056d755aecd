import type { z } from 'zod';
import type { Draft } from '@/core/draft/draft.ts';
import type { UseCaseContext } from '../context.ts';
import type { draftInput } from './draft-input.ts';

/** Whatever its state: a discarded draft can still be looked at. Throws `NOT_FOUND`. */
export async function getDraft(
  { database, actor }: UseCaseContext,
  { draftId }: z.infer<typeof draftInput>,
): Promise<Draft> {
  return database.stores.drafts.get(actor.workspaceId, draftId);
}
