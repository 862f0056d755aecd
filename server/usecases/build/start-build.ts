import { z } from 'zod';
import type { PhaseTime } from '@/core/build/build.ts';
import type { Definition } from '@/core/definition/definition.ts';
import { environmentNameField } from '@/core/environment/environment-fields.ts';
import { versionNumberField } from '@/core/version/version-fields.ts';
import type { UseCaseContext } from '../context.ts';
import { type ForeseenImage, foreseeImage } from '../definition/foresee-image.ts';
import { recordAudit } from '../record-audit.ts';
import { nameImage } from './name-image.ts';

export const startBuildInput = z.union([
  z.object({ name: environmentNameField, number: versionNumberField }),
  /** A test build: same hash and same image as the version that may become of it. */
  z.object({ draftId: z.uuid() }),
]);

/** What is to be built, and what people call it. */
interface Subject {
  readonly environmentId: string;
  readonly versionId: string | undefined;
  readonly draftId: string | undefined;
  readonly definition: Definition;
  readonly label: string;
}

/**
 * Asks for the image of a version or a draft. An image that the engine has is ready with the answer;
 * otherwise the build waits for its turn. Throws `NOT_FOUND`.
 */
export async function startBuild(
  context: UseCaseContext,
  input: z.infer<typeof startBuildInput>,
): Promise<{ readonly buildId: string; readonly isReused: boolean }> {
  const { database, actor } = context;
  const { label, ...subject } = await findSubject(context, input);
  // An engine that is gone knows no image; the build then waits for it.
  const foreseen = await foreseeImage(context, actor.workspaceId, subject.definition);
  const reused = toReusedImage(foreseen, context.clock.now());
  const request = {
    ...subject,
    workspaceId: actor.workspaceId,
    purpose: 'image' as const,
    specificationHash: foreseen.specificationHash,
    requestedBy: actor.userId,
    timeLimitMs: context.settings.buildTimeLimitMs,
  };
  const buildId = await database.transaction(async (stores) => {
    const id = await stores.builds.insert(request, reused);
    await recordAudit(stores, actor, 'build.start', label, { buildId: id });
    return id;
  });
  if (reused) await nameImage(context, buildId, reused.imageId);
  return { buildId, isReused: reused !== undefined };
}

async function findSubject(
  { database, actor }: UseCaseContext,
  input: z.infer<typeof startBuildInput>,
): Promise<Subject> {
  if ('draftId' in input) {
    const draft = await database.stores.drafts.get(actor.workspaceId, input.draftId);
    const { environmentId, definition, environmentName: label } = draft;
    return { environmentId, definition, draftId: draft.id, versionId: undefined, label };
  }
  const version = await database.stores.versions.get(actor.workspaceId, input.name, input.number);
  const { environmentId, definition } = version;
  return {
    environmentId,
    definition,
    versionId: version.id,
    draftId: undefined,
    label: `${input.name}@${input.number}`,
  };
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
