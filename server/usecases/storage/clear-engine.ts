import type { CleanUpKind } from '@/core/storage/storage-overview.ts';
import type { Studio } from '../context.ts';
import { sortEngineImages } from './read-storage.ts';

export interface CleanedUp {
  /** As the engine counts before and after. */
  readonly freedBytes: number;
  readonly removedImages: number;
}

/**
 * Removes what was chosen, never an image that a kept version needs: what is needed is asked anew, right before.
 * Whoever calls it has written it down already, as it cannot be undone. Throws `ENGINE_UNAVAILABLE`.
 */
export async function clearEngine(studio: Studio, kinds: readonly CleanUpKind[]): Promise<CleanedUp> {
  const before = await studio.storage.usage();
  const removedImages = await removeImages(studio, kinds);
  const cacheBytes = kinds.includes('build-cache') ? await studio.storage.clearBuildCache() : 0;
  const after = await studio.storage.usage();
  const freedBytes = Math.max(0, before.layerBytes - after.layerBytes) + cacheBytes;
  return { freedBytes, removedImages };
}

const useOfKind: Readonly<Partial<Record<CleanUpKind, 'unneeded' | 'old-toolbox'>>> = {
  'unneeded-images': 'unneeded',
  'old-toolboxes': 'old-toolbox',
};

async function removeImages(studio: Studio, kinds: readonly CleanUpKind[]): Promise<number> {
  const uses = kinds.map((kind) => useOfKind[kind]).filter((use) => use !== undefined);
  if (uses.length === 0) return 0;
  const usage = await studio.storage.usage();
  const tagsOf = new Map(usage.images.map(({ id, tags }) => [id, tags]));
  let removed = 0;
  for (const { imageId, use } of await sortEngineImages(studio, usage)) {
    if (!uses.some((wanted) => wanted === use)) continue;
    const tags = tagsOf.get(imageId) ?? [];
    // By its tags: one that somebody names in this very moment stays under that name.
    const answers = [];
    for (const reference of tags.length > 0 ? tags : [imageId]) {
      answers.push(await studio.storage.removeImage(reference));
    }
    if (answers.some(Boolean)) removed += 1;
  }
  return removed;
}
