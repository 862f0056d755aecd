import type { BuildSummary } from '@/core/build/build-detail.ts';
import type { ImageRecord } from '@/core/build/image-record.ts';
import type { Version } from '@/core/version/version.ts';
import type { StoredLock } from '@/db/stores/lock-store.ts';
import type { UseCaseContext } from '../context.ts';
import { findBuiltImage } from './find-built-image.ts';
import { describeHashInputs, type HashInputs } from './hash-inputs.ts';
import type { VersionReference } from './version-reference.ts';

export interface VersionDetail extends Version {
  /** Undefined while it is not locked. */
  readonly lock: StoredLock | undefined;
  /** Hash and record of the image that its newest successful build made or found. */
  readonly imageHash: string | undefined;
  readonly image: (ImageRecord & { readonly isPresent: boolean }) | undefined;
  /** The newest 20, newest first. */
  readonly builds: readonly BuildSummary[];
  readonly hashInputs: HashInputs;
}

/** All of one version. Throws `NOT_FOUND`. */
export async function getVersion(context: UseCaseContext, { name, number }: VersionReference): Promise<VersionDetail> {
  const { workspaceId } = context.actor;
  const { versions, locks, builds: buildStore } = context.database.stores;
  const version = await versions.get(workspaceId, name, number);
  const ofVersion = { workspaceId, environmentName: name, versionNumber: number };
  const [lock, { items: builds }, built] = await Promise.all([
    locks.findNewest(workspaceId, version.specificationHash),
    buildStore.list({ ...ofVersion, limit: 20 }),
    // It may lie behind more failures than are listed.
    findBuiltImage(context, { name, number }),
  ]);
  const imageHash = built?.imageHash;
  return {
    ...version,
    lock,
    imageHash,
    image: imageHash === undefined ? undefined : await findImage(context, imageHash),
    builds,
    hashInputs: describeHashInputs(context.toolbox, { definition: version.definition, lock: lock?.content, built }),
  };
}

/** What was recorded of the image, and whether the engine has it now; a lost engine has nothing. */
async function findImage(
  { database, engine, imageStore }: UseCaseContext,
  imageHash: string,
): Promise<VersionDetail['image']> {
  const status = engine.status();
  if (status.state !== 'connected') {
    return undefined;
  }
  const record = await database.stores.images.find(imageHash, status.engineId);
  if (!record) {
    return undefined;
  }
  const present = await imageStore.find(record.imageId).catch(() => undefined);
  return { ...record, isPresent: present !== undefined };
}
