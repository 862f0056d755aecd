/** What can be cleaned up. */
export const cleanUpKinds = ['build-cache', 'unneeded-images', 'old-toolboxes'] as const;
export type CleanUpKind = (typeof cleanUpKinds)[number];

/** Images of the studio on the engine, by what they are for. */
export interface ImageUse {
  /** Whose image it is: `fraud-model@3`; for others what the engine calls it. */
  readonly names: readonly string[];
  readonly imageId: string;
  /**
   * `version`: a version that is kept needs it. `unneeded`: an image that this studio made and that none needs (test builds,
   * archived versions). `toolbox`: the current one. `old-toolbox`: of an earlier studio. `foreign`: not the studio's.
   */
  readonly use: 'version' | 'unneeded' | 'toolbox' | 'old-toolbox' | 'foreign';
  readonly sizeBytes: number;
  /** Of that, what no other image has. */
  readonly ownBytes: number;
}

/** What takes the space of a studio, in bytes. */
export interface StorageOverview {
  /** Undefined while the engine does not answer. */
  readonly engine:
    | {
        readonly address: string;
        /** All layers of all images, each counted once. */
        readonly layerBytes: number;
        readonly buildCacheBytes: number;
        readonly images: readonly ImageUse[];
      }
    | undefined;
  readonly logBytes: number;
  readonly databaseBytes: number;
  /** What each clean-up frees at least: layers that several of the removed images share are not counted. */
  readonly frees: Readonly<Record<CleanUpKind, number>>;
  /** What whoever runs the studio wants to give at most; undefined: no limit was set. */
  readonly budgetBytes: number | undefined;
}
