import { join } from 'node:path';
import type { Clock } from '@/server/ports/clock.ts';
import type { ContainerRuntime } from '@/server/ports/container-runtime.ts';
import type { ImageBuilder } from '@/server/ports/image-builder.ts';
import type { ImageStore } from '@/server/ports/image-store.ts';
import type { PackageSource } from '@/server/ports/package-source.ts';
import type { Toolbox } from '@/server/ports/toolbox.ts';
import { ToolboxClient } from './toolbox-client.ts';
import { prepareToolboxImage } from './toolbox-image.ts';

export interface ToolboxOptions {
  readonly containers: ContainerRuntime;
  readonly imageStore: ImageStore;
  readonly imageBuilder: ImageBuilder;
  readonly packageSource: PackageSource;
  readonly clock: Clock;
  /** The studio's data folder; the tools' wheels are kept below it. */
  readonly dataFolder: string;
  /** Where our Python program is: `server/adapters/toolbox/program` of the installation. */
  readonly programFolder: string;
  /** Tells this studio's containers from another's on the same engine. */
  readonly instanceId: string;
  /** An image on the engine with glibc and Python >= 3.11; asked for only when the toolbox must be made. */
  readonly baseImageReference: () => Promise<string>;
  /** Whether the engine runs on this machine, so that `localhost` in a definition can mean it. */
  readonly isLocalEngine: () => boolean;
}

/** Nothing is contacted yet: image and container are made with the first request, or by `prepare`. */
export function createToolbox(options: ToolboxOptions): Toolbox {
  const imageOptions = { ...options, wheelFolder: join(options.dataFolder, 'toolbox') };
  return new ToolboxClient({
    ...options,
    prepareImage: (onProgress, signal) => prepareToolboxImage(imageOptions, onProgress, signal),
  });
}
