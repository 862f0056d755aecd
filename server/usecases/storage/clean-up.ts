import { z } from 'zod';
import { type CleanUpKind, cleanUpKinds } from '@/core/storage/storage-overview.ts';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import { sortEngineImages } from './read-storage.ts';

export const cleanUpInput = z.object({ kinds: z.array(z.enum(cleanUpKinds)).min(1) });

export interface CleanedUp {
  /** As the engine counts before and after. */
  readonly freedBytes: number;
  readonly removedImages: number;
}

/**
 * Removes what was chosen, never an image that a kept version needs: what is needed is asked anew, right before.
 * Written down before the first removal, as it cannot be undone. Throws `ENGINE_UNAVAILABLE`.
 */
export async function cleanUp(context: UseCaseContext, { kinds }: z.infer<typeof cleanUpInput>): Promise<CleanedUp> {
  const { storage, database, actor, engine } = context;
  const before = await storage.usage();
  await database.transaction((stores) =>
    recordAudit(stores, actor, 'storage.clean-up', engine.status().address, { kinds: kinds.join(', ') }),
  );
  const removedImages = await removeImages(context, kinds);
  const cacheBytes = kinds.includes('build-cache') ? await storage.clearBuildCache() : 0;
  const after = await storage.usage();
  const freedBytes = Math.max(0, before.layerBytes - after.layerBytes) + cacheBytes;
  return { freedBytes, removedImages };
}

const useOfKind: Readonly<Partial<Record<CleanUpKind, 'unneeded' | 'old-toolbox'>>> = {
  'unneeded-images': 'unneeded',
  'old-toolboxes': 'old-toolbox',
};

async function removeImages(context: UseCaseContext, kinds: readonly CleanUpKind[]): Promise<number> {
  const uses = kinds.map((kind) => useOfKind[kind]).filter((use) => use !== undefined);
  if (uses.length === 0) return 0;
  const usage = await context.storage.usage();
  const tagsOf = new Map(usage.images.map(({ id, tags }) => [id, tags]));
  let removed = 0;
  for (const { imageId, use } of await sortEngineImages(context, usage)) {
    if (!uses.some((wanted) => wanted === use)) continue;
    const tags = tagsOf.get(imageId) ?? [];
    // By its tags: one that somebody names in this very moment stays under that name.
    const answers = [];
    for (const reference of tags.length > 0 ? tags : [imageId]) {
      answers.push(await context.storage.removeImage(reference));
    }
    if (answers.some(Boolean)) removed += 1;
  }
  return removed;
}
