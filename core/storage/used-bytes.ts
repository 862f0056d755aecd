import type { StorageOverview } from './storage-overview.ts';

/** What counts against the disk budget: images, build cache, logs and database together. */
export function usedBytes({ engine, logBytes, databaseBytes }: StorageOverview): number {
  return (engine?.layerBytes ?? 0) + (engine?.buildCacheBytes ?? 0) + logBytes + databaseBytes;
}
