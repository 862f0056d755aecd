import type { CondaChannels } from './conda-channels.ts';
import type { CondaSolver } from './conda-solver.ts';
import type { PipResolver } from './pip-resolver.ts';

/** What the renderer needs to mount the toolbox into a build step. */
export interface ToolboxImage {
  /** Tag of the image on this engine. */
  readonly reference: string;
  /** Directory with py-rattler inside the image, for a base's own Python (>= 3.10). */
  readonly sitePackagesPath: string;
  /** The image's own interpreter, for bases without such a Python. */
  readonly pythonPath: string;
  readonly uvPath: string;
  /** Our program inside the image: `python installProgramPath <pixi.lock> <prefix> <package cache>`. */
  readonly installProgramPath: string;
  /** What counts in the image hash: sha256 of wheels and of our program, by name. Never the image id. */
  readonly toolDigests: Readonly<Record<string, string>>;
}

export type ToolboxStatus =
  | { readonly state: 'ready' }
  | { readonly state: 'preparing'; readonly step: string }
  | { readonly state: 'unavailable'; readonly reason: string };

/** The image and helper that solve, lock and install. */
export interface Toolbox extends CondaSolver, PipResolver, CondaChannels {
  status(): ToolboxStatus;
  /** The image as it was prepared last, at once; undefined before that. What is built from it goes through `prepare`. */
  image(): ToolboxImage | undefined;
  /** Makes or finds the image on this engine; cheap when it is there. */
  prepare(onProgress: (text: string) => void, signal: AbortSignal): Promise<ToolboxImage>;
  close(): Promise<void>;
}
