import type { PhaseTime } from '@/core/build/build.ts';
import type { Definition } from '@/core/definition/definition.ts';
import { isStudioError } from '@/core/errors.ts';
import type { Stores } from '@/db/stores/stores.ts';
import type { UseCaseContext } from '../context.ts';
import type { ForeseenImage } from '../definition/foresee-image.ts';
import { recordAudit } from '../record-audit.ts';
import { tagVersionImage } from './name-image.ts';
import { refuseFullQueue } from './refuse-full-queue.ts';

/** What is to be built, and what people call it. */
export interface BuildSubject {
  readonly environmentId: string;
  readonly environmentName: string;
  readonly definition: Definition;
  /** Undefined for a test build of a draft. */
  readonly version: { readonly id: string; readonly number: number } | undefined;
  readonly draftId: string | undefined;
}

export interface RequestedBuild {
  readonly buildId: string;
  /** The engine has the image: it is ready now. */
  readonly isReused: boolean;
}

/** Queues a build, or, where the engine has the image already, writes down that it is ready. */
export async function requestBuild(
  context: UseCaseContext,
  subject: BuildSubject,
  foreseen: ForeseenImage,
): Promise<RequestedBuild> {
  const { environmentName, version } = subject;
  const requested = await context.database.transaction((stores) => writeBuild(stores, context, subject, foreseen));
  if (version) await nameReusedImage(context, { environmentName, number: version.number }, foreseen);
  return requested;
}

/** What `requestBuild` does in the database, for whoever has a transaction. Throws `QUEUE_FULL`. */
export async function writeBuild(
  stores: Stores,
  context: UseCaseContext,
  subject: BuildSubject,
  foreseen: ForeseenImage,
): Promise<RequestedBuild> {
  const { actor, clock, settings } = context;
  const reused = toReusedImage(foreseen, clock.now());
  if (!reused) await refuseFullQueue(stores, context);
  const { environmentId, environmentName, definition, version, draftId } = subject;
  const subjectHash = { workspaceId: actor.workspaceId, environmentId, specificationHash: foreseen.specificationHash };
  const request = {
    ...subjectHash,
    definition,
    versionId: version?.id,
    draftId,
    purpose: 'image' as const,
    expectedMs: reused ? undefined : await stores.buildHistory.findExpectedDuration(subjectHash),
    requestedBy: actor.userId,
    timeLimitMs: settings.buildTimeLimitMs,
  };
  const buildId = await stores.builds.insert(request, reused);
  const label = version ? `${environmentName}@${version.number}` : environmentName;
  await recordAudit(stores, actor, 'build.start', label, { buildId });
  return { buildId, isReused: reused !== undefined };
}

/**
 * Gives an image that was there the name of the version that reuses it. An engine that is lost this very
 * moment is no reason to refuse: the image gets its name with its next build.
 */
export async function nameReusedImage(
  { imageStore, actor: { workspaceSlug } }: UseCaseContext,
  { environmentName, number }: { readonly environmentName: string; readonly number: number },
  { present }: ForeseenImage,
): Promise<void> {
  if (!present) return;
  try {
    await tagVersionImage(imageStore, { workspaceSlug, environmentName, versionNumber: number }, present.imageId);
  } catch (error) {
    if (!isStudioError(error) || error.code !== 'ENGINE_UNAVAILABLE') throw error;
  }
}

function toReusedImage({ lock, present }: ForeseenImage, now: Date) {
  if (!lock || !present) return undefined;
  const at = now.toISOString();
  const phases: PhaseTime[] = [
    { phase: 'resolve-base', startedAt: at, finishedAt: at },
    { phase: 'lock', startedAt: at, finishedAt: at },
  ];
  const { imageHash, imageId, sizeBytes, warnings } = present;
  return { lockId: lock.id, imageHash, imageId, sizeBytes, warnings: [...warnings], phases };
}
