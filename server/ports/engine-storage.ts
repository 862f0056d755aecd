import type { EngineImage } from '@/core/storage/sort-images.ts';

/** What takes space on an engine. */
export interface EngineUsage {
  /** All layers of all images, each counted once. */
  readonly layerBytes: number;
  readonly images: readonly EngineImage[];
  readonly buildCacheBytes: number;
  /** Part of it that nothing else needs: what clearing it frees. */
  readonly unusedCacheBytes: number;
}

/** Looks after the space of an engine. All throw `ENGINE_UNAVAILABLE` when there is none. */
export interface EngineStorage {
  /** Asks the engine, which counts for a while: seconds on a large one. */
  usage(): Promise<EngineUsage>;
  /** Clears what the build cache holds and nothing needs now; returns the bytes that were freed. */
  clearBuildCache(): Promise<number>;
  /** Removes a tag, and the image with its last one; an image that a container needs stays. False: it stayed, or was not there. */
  removeImage(reference: string): Promise<boolean>;
}
