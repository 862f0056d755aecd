import { imageSlug } from '@/core/environment/image-slug.ts';
import type { ImageStore } from '../../ports/image-store.ts';
import type { Studio } from '../context.ts';

/** The name that belongs to what an image holds, whoever asked for it. */
export function contentReference(imageHash: string): string {
  return `envstudio/env_${imageHash}:latest`;
}

export interface VersionName {
  readonly workspaceSlug: string;
  readonly environmentName: string;
  readonly versionNumber: number;
}

/** Gives an image the name of a version: `envstudio/<workspace>/<environment>:<version>`. */
export async function tagVersionImage(
  imageStore: ImageStore,
  { workspaceSlug, environmentName, versionNumber }: VersionName,
  imageId: string,
): Promise<void> {
  await imageStore.tag(imageId, `envstudio/${workspaceSlug}/${imageSlug(environmentName)}:${versionNumber}`);
}

/** Names an image after the version that was built. A test build has no version and so no name of its own. */
export async function nameImage(
  { database, imageStore }: Pick<Studio, 'database' | 'imageStore'>,
  buildId: string,
  imageId: string,
): Promise<void> {
  const name = await database.stores.builds.findVersionName(buildId);
  if (name) await tagVersionImage(imageStore, name, imageId);
}
