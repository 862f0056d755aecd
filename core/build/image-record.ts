import type { CheckWarning, InstalledPackage } from './check-report.ts';

export interface ImageLayerRecord {
  /** The instruction that made it. */
  readonly createdBy: string;
  readonly sizeBytes: number;
}

/** What was found in a built image. */
export interface ImageRecord {
  readonly imageHash: string;
  /** The engine's content id, `sha256:<64 hex>`. */
  readonly imageId: string;
  readonly pythonVersion: string | undefined;
  readonly sizeBytes: number;
  readonly layers: readonly ImageLayerRecord[];
  readonly packages: readonly InstalledPackage[];
  readonly warnings: readonly CheckWarning[];
  readonly recordedAt: string;
}
