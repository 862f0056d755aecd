import type { ImageStore } from '../../ports/image-store.ts';

/**
 * Takes an image that served its purpose off the engine; its layers stay in the build cache. One that has a
 * name is somebody's, e.g. when a Dockerfile adds nothing to its base: that one stays.
 */
export async function discardImage(imageStore: ImageStore, imageId: string): Promise<void> {
  const image = await imageStore.find(imageId);
  if (image?.tags.length !== 0) return;
  await imageStore.remove(imageId).catch(() => {}); // in use or gone: no harm
}
