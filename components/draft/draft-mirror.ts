import { z } from 'zod';
import { definitionSchema } from '@/core/definition/definition.ts';
import type { UnsavedText } from './draft-saver.ts';

const unsavedTextSchema = z.object({
  content: z.object({
    definition: definitionSchema,
    description: z.string(),
    tags: z.array(z.string()),
  }),
  revision: z.number(),
  isSaving: z.boolean(),
});

/**
 * What this browser has not saved yet of one draft. Local storage, because it is written before the
 * call returns: a tab killed a moment later has lost nothing.
 */
export interface DraftMirror {
  readonly read: () => UnsavedText | undefined;
  readonly write: (unsaved: UnsavedText | undefined) => void;
}

export function openDraftMirror(draftId: string, storage: Storage): DraftMirror {
  const key = `studio-draft-${draftId}`;
  return {
    read() {
      try {
        return unsavedTextSchema.parse(JSON.parse(storage.getItem(key) ?? ''));
      } catch {
        return undefined;
      }
    },
    write(unsaved) {
      try {
        if (unsaved === undefined) storage.removeItem(key);
        else storage.setItem(key, JSON.stringify(unsaved));
      } catch {
        // Full or forbidden storage: the server's copy is the one that counts, and it follows in a second.
      }
    },
  };
}
