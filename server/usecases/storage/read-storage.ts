import { isStudioError } from '@/core/errors.ts';
import { sortImages } from '@/core/storage/sort-images.ts';
import type { ImageUse, StorageOverview } from '@/core/storage/storage-overview.ts';
import type { EngineUsage } from '../../ports/engine-storage.ts';
import type { Studio } from '../context.ts';

/** What takes space now, and what a clean-up would free. An engine that does not answer is left out. */
export async function readStorage(studio: Studio): Promise<StorageOverview> {
  const { database, engine, settings } = studio;
  const [usage, facts, logBytes] = await Promise.all([
    readUsage(studio),
    database.stores.operations.readDatabase(),
    database.stores.storage.sumLogBytes(),
  ]);
  const images = usage === undefined ? [] : await sortEngineImages(studio, usage);
  const ownOf = (use: ImageUse['use']) =>
    images.filter((image) => image.use === use).reduce((sum, { ownBytes }) => sum + ownBytes, 0);
  return {
    engine: usage && {
      address: engine.status().address,
      layerBytes: usage.layerBytes,
      buildCacheBytes: usage.buildCacheBytes,
      images,
    },
    logBytes,
    databaseBytes: facts.sizeBytes,
    frees: {
      'build-cache': usage?.unusedCacheBytes ?? 0,
      'unneeded-images': ownOf('unneeded'),
      'old-toolboxes': ownOf('old-toolbox'),
    },
    budgetBytes: settings.diskBudgetBytes,
  };
}

/** The engine's images, each with what it is for. */
export async function sortEngineImages({ database, toolbox }: Studio, { images }: EngineUsage): Promise<ImageUse[]> {
  const { storage } = database.stores;
  const [hashes, known] = await Promise.all([storage.listNeededImages(), storage.listKnownImages()]);
  const needed = { hashes: new Set(hashes), known: new Set(known), toolbox: toolbox.image()?.reference };
  return sortImages(images, needed);
}

async function readUsage({ storage }: Studio): Promise<EngineUsage | undefined> {
  try {
    return await storage.usage();
  } catch (error) {
    if (isStudioError(error) && error.code === 'ENGINE_UNAVAILABLE') return undefined;
    throw error;
  }
}
