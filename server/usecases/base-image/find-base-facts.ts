import { StudioError } from '@/core/errors.ts';
import type { BaseImageFacts } from '@/core/lock/lock.ts';
import type { Studio } from '../context.ts';
import { probeBaseImage } from './probe-base-image.ts';

/**
 * What an image of the engine is: remembered by its id, else probed. Throws `IMAGE_NOT_FOUND`.
 *
 * @param labels of the container that asks it, so that whoever it works for can clear it away after a kill
 */
export async function findBaseFacts(
  studio: Pick<Studio, 'database' | 'imageStore' | 'containers'>,
  reference: string,
  signal?: AbortSignal,
  labels: Readonly<Record<string, string>> = {},
): Promise<BaseImageFacts> {
  const { baseImages } = studio.database.stores;
  const image = await studio.imageStore.find(reference);
  if (!image) throw new StudioError('IMAGE_NOT_FOUND', { reference });
  const known = await baseImages.findFacts(image.id);
  const facts = known ?? (await probeBaseImage(studio, reference, signal, labels));
  if (!known) await baseImages.saveFacts(facts);
  // The same image may be reached by several names.
  const { repositoryDigest: _, ...rest } = facts;
  const repositoryDigest = image.repositoryDigests[0];
  return { ...rest, reference, ...(repositoryDigest && { repositoryDigest }) };
}
