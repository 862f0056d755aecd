import type { BuildRun } from './build-run.ts';
import { confirmOwned } from './confirm-owned.ts';

/**
 * Takes an image that served its purpose off the engine; its layers stay in the build cache. One that has a
 * name is somebody's, e.g. when a Dockerfile adds nothing to its base: that one stays. Throws `BuildStopped` when the
 * build is another attempt's: that one makes the same image.
 */
export async function discardImage(run: BuildRun, imageId: string): Promise<void> {
  const { imageStore } = run.studio;
  const image = await imageStore.find(imageId);
  if (image?.tags.length !== 0) return;
  await confirmOwned(run);
  await imageStore.remove(imageId).catch(() => {}); // in use or gone: no harm
}
