import type { ImageInputs } from '@/core/definition/image-inputs.ts';
import type { UseCaseContext } from '../context.ts';
import type { VersionReference } from './version-reference.ts';

/** The image of a version, as it was made. */
export interface BuiltImage {
  readonly imageHash: string;
  /** Undefined for one that was made before this was kept. */
  readonly inputs: ImageInputs | undefined;
}

/** What a version's newest successful build made or found; undefined before the first. */
export async function findBuiltImage(
  { database, actor }: Pick<UseCaseContext, 'database' | 'actor'>,
  { name, number }: VersionReference,
): Promise<BuiltImage | undefined> {
  const { builds, images } = database.stores;
  const { items } = await builds.list({
    workspaceId: actor.workspaceId,
    environmentName: name,
    versionNumber: number,
    state: 'succeeded',
    limit: 1,
  });
  const imageHash = items[0]?.imageHash;
  return imageHash === undefined ? undefined : { imageHash, inputs: await images.findInputs(imageHash) };
}
