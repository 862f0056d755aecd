import type { Readable } from 'node:stream';
import { z } from 'zod';
import { StudioError } from '@/core/errors.ts';
import type { UseCaseContext } from '../context.ts';

export const openImageArchiveInput = z.object({ imageHash: z.string().regex(/^[0-9a-f]{64}$/) });

export interface ImageArchive {
  readonly fileName: string;
  /** As `docker save` writes it; `docker load` reads it. */
  readonly content: Readable;
}

/** An image of this workspace, whole. Throws `IMAGE_NOT_FOUND`, `ENGINE_UNAVAILABLE`. */
export async function openImageArchive(
  { database, actor, engine, imageStore }: UseCaseContext,
  { imageHash }: z.infer<typeof openImageArchiveInput>,
): Promise<ImageArchive> {
  const status = engine.status();
  if (status.state !== 'connected') {
    throw new StudioError('ENGINE_UNAVAILABLE', { address: status.address });
  }
  const isOfWorkspace = await database.stores.builds.hasImage(actor.workspaceId, imageHash);
  const record = isOfWorkspace ? await database.stores.images.find(imageHash, status.engineId) : undefined;
  const image = record && (await imageStore.find(record.imageId));
  if (!image) {
    throw new StudioError('IMAGE_NOT_FOUND', { imageHash });
  }
  // Saved by its tag, so that `docker load` gives it a name again.
  const tag = image.tags.find((name) => name.includes(imageHash.slice(0, 12))) ?? image.id;
  return { fileName: `env-${imageHash.slice(0, 12)}.tar`, content: await imageStore.save(tag) };
}
