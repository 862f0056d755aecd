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
  build: { readonly workspaceId: string; readonly buildId: string },
  imageId: string,
): Promise<string | undefined> {
  const { builds, workspaces } = database.stores;
  const found = await builds.find(build.workspaceId, build.buildId);
  const workspace = (await workspaces.list()).find(({ id }) => id === build.workspaceId);
  if (!workspace || !found?.environmentName || found.versionNumber === undefined) return undefined;
  const reference = `envstudio/${workspace.slug}/${imageSlug(found.environmentName)}:${found.versionNumber}`;
  await imageStore.tag(imageId, reference);
  return reference;
}
