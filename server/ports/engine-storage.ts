/** An image as it takes space. */
export interface StoredImage {
  /** Content id, `sha256:<64 hex>`. */
  readonly id: string;
  /** None: nobody calls it anything any more. */
  readonly tags: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly sizeBytes: number;
  /** Part of its size that other images have as well. */
  readonly sharedBytes: number;
  /** A container was made from it, which keeps it. */
  readonly isInUse: boolean;
}

/** What takes space on an engine. */
export interface EngineUsage {
  /** All layers of all images, each counted once. */
  readonly layerBytes: number;
  readonly images: readonly StoredImage[];
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
