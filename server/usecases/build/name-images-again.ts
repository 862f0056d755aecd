import type { UseCaseContext } from '../context.ts';
import { nameImage } from './name-image.ts';

/** Versions that were built longest ago keep their old names only. */
const buildLimit = 200;

/**
 * Gives the images of an environment its present name, after it was changed: the commands on its pages use it.
 * The old names stay, for whoever wrote them down. Images that are gone, or an engine, get it with their next build.
 */
export async function nameImagesAgain(context: UseCaseContext, environmentName: string): Promise<void> {
  const { database, engine, actor } = context;
  const status = engine.status();
  if (status.state !== 'connected') return;
  const { workspaceId } = actor;
  const { builds, images } = database.stores;
  const { items } = await builds.list({ workspaceId, environmentName, state: 'succeeded', limit: buildLimit });
  // Oldest first, so that the newest build of a version has the last word.
  for (const { id: buildId, imageHash } of items.toReversed()) {
    const record = imageHash === undefined ? undefined : await images.find(imageHash, status.engineId);
    if (record) await nameImage(context, buildId, record.imageId).catch(() => {});
  }
}
