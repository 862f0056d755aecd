import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createDebianBaseImageMaker } from '@/server/adapters/debian/make-base-image.ts';
import { dockerUnderTest } from '@/server/adapters/docker/testing/docker-under-test.ts';
import { readHostPackageSource } from '@/server/adapters/package-index/host-package-source.ts';
import type { Clock } from '@/server/ports/clock.ts';
import type { ImageStore } from '@/server/ports/image-store.ts';
import type { PackageSource } from '@/server/ports/package-source.ts';
import type { Toolbox } from '@/server/ports/toolbox.ts';
import { createToolbox, type ToolboxOptions } from '../create-toolbox.ts';
import { testCacheFolder } from './test-cache.ts';

const clock: Clock = {
  now: () => new Date(),
  sleep: (durationMs, signal) => delay(durationMs, undefined, { ref: false, ...(signal && { signal }) }),
};

/** This machine's package index and authorities, as the studio reads them. Tests alone read the environment here. */
export const packageSourceUnderTest: PackageSource = readHostPackageSource(process.env);

/** A toolbox on this machine's engine, with a base image that is made when it is missing. */
export function toolboxUnderTest(changes: Partial<ToolboxOptions> = {}): Toolbox {
  const docker = dockerUnderTest();
  return createToolbox({
    ...docker,
    packageSource: packageSourceUnderTest,
    clock,
    dataFolder: testCacheFolder,
    programFolder: fileURLToPath(new URL('../program', import.meta.url)),
    instanceId: `studio-test-${crypto.randomUUID()}`,
    baseImageReference: () => ensureBaseImage(docker.imageStore),
    isLocalEngine: () => true,
    ...changes,
  });
}

/** Reference of a Debian image with Python 3.11 on this machine's engine. */
export async function ensureBaseImage(imageStore: ImageStore): Promise<string> {
  const maker = createDebianBaseImageMaker({ cacheFolder: testCacheFolder, mayInstall: true });
  if (await imageStore.find(maker.reference)) return maker.reference;
  const made = await maker.make(() => {}, new AbortController().signal);
  if (!made.ok) throw new Error(made.problem.message);
  await imageStore.load(made.archive);
  return maker.reference;
}
