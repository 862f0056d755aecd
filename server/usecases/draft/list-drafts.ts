import { z } from 'zod';
import type { DraftSummary } from '@/core/draft/draft.ts';
import { environmentNameField } from '@/core/environment/environment-fields.ts';
import type { UseCaseContext } from '../context.ts';

export const listDraftsInput = z.object({ name: environmentNameField.optional() });

/** Open drafts of everybody, newest first. */
export async function listDrafts(
  { database, actor }: UseCaseContext,
  { name }: z.infer<typeof listDraftsInput>,
): Promise<readonly DraftSummary[]> {
  return database.stores.drafts.listOpen(actor.workspaceId, name);
}
