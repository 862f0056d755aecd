import { imageSlug } from '@/core/environment/image-slug.ts';
import type { Studio } from '../context.ts';

/** The name that belongs to what an image holds, whoever asked for it. */
export function contentReference(imageHash: string): string {
  return `envstudio/env_${imageHash}:latest`;
}

/**
 * Gives an image the name of the version that was built: `envstudio/<workspace>/<environment>:<version>`.
 * A test build has no version and so no name of its own.
 */
export async function nameImage(
  { database, imageStore }: Pick<Studio, 'database' | 'imageStore'>,
  buildId: string,
  imageId: string,
): Promise<string | undefined> {
  const name = await database.stores.builds.findVersionName(buildId);
  if (!name) return undefined;
  const reference = `envstudio/${name.workspaceSlug}/${imageSlug(name.environmentName)}:${name.versionNumber}`;
  await imageStore.tag(imageId, reference);
  return reference;
}
