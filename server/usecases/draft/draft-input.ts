import { z } from 'zod';
import { definitionSchema } from '@/core/definition/definition.ts';
import { descriptionField, tagsField } from '@/core/environment/environment-fields.ts';

export const draftInput = z.object({ draftId: z.uuid() });

export const saveDraftInput = draftInput.extend({
  /** The revision that the writer saw last. */
  revision: z.number().int().min(0),
  definition: definitionSchema,
  description: descriptionField,
  tags: tagsField,
  /** Made once by each browser tab. */
  sessionId: z.string().min(1).max(100),
});

export type SaveDraftInput = z.infer<typeof saveDraftInput>;

export interface SavedDraft {
  readonly revision: number;
  readonly savedAt: string;
}
