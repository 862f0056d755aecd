import type { ImageRecord } from '@/core/build/image-record.ts';
import type { Definition } from '@/core/definition/definition.ts';
import { imageInputs } from '@/core/definition/image-inputs.ts';
import { imageHash, specificationHash } from '@/core/digest.ts';
import { isStudioError } from '@/core/errors.ts';
import type { StoredLock } from '@/db/stores/lock-store.ts';
import type { Studio } from '../context.ts';

/** What is known of a definition's image before anything is built. */
export interface ForeseenImage {
  readonly specificationHash: string;
  /** Undefined while nobody locked this specification. */
  readonly lock: StoredLock | undefined;
  /** Undefined without a lock, or while engine and toolbox are not there. */
  readonly imageHash: string | undefined;
  /** The image, when the engine has it now. */
  readonly present: ImageRecord | undefined;
}

/**
 * From a definition to its image, as far as locks and engine tell now. An image counts as there only when
 * the engine says so by id. Asks the engine once, the network never.
 */
export async function foreseeImage(
  { database, engine, toolbox, imageStore }: Pick<Studio, 'database' | 'engine' | 'toolbox' | 'imageStore'>,
  workspaceId: string,
  definition: Definition,
): Promise<ForeseenImage> {
  const hash = specificationHash(definition);
  const lock = await database.stores.locks.findNewest(workspaceId, hash);
  const unknown = { specificationHash: hash, lock, imageHash: undefined, present: undefined };
  const status = engine.status();
  const tools = toolbox.image();
  if (!lock || status.state !== 'connected' || !tools) return unknown;
  try {
    const foreseen = imageHash(imageInputs({ definition, lock: lock.content, toolDigests: tools.toolDigests }));
    const record = await database.stores.images.find(foreseen, status.engineId);
    const isThere = record && (await imageStore.find(record.imageId));
    return { specificationHash: hash, lock, imageHash: foreseen, present: isThere ? record : undefined };
  } catch (error) {
    // It went away since it was last heard of.
    if (isStudioError(error) && error.code === 'ENGINE_UNAVAILABLE') return unknown;
    throw error;
  }
}
