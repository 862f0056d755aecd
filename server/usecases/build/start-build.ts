import { z } from 'zod';
import { environmentNameField } from '@/core/environment/environment-fields.ts';
import { StudioError } from '@/core/errors.ts';
import { versionNumberField } from '@/core/version/version-fields.ts';
import type { UseCaseContext } from '../context.ts';
import { foreseeImage } from '../definition/foresee-image.ts';
import { type BuildSubject, type RequestedBuild, requestBuild } from './request-build.ts';

export const startBuildInput = z.union([
  z.object({ name: environmentNameField, number: versionNumberField }),
  /** A test build: same hash and same image as the version that may become of it. */
  z.object({ draftId: z.uuid() }),
]);

/**
 * Asks for the image of a version or a draft. An image that the engine has is ready with the answer;
 * otherwise the build waits for its turn. Throws `NOT_FOUND`, and `ARCHIVED` for a version that rests.
 */
export async function startBuild(
  context: UseCaseContext,
  input: z.infer<typeof startBuildInput>,
): Promise<RequestedBuild> {
  const subject = await findSubject(context, input);
  // An engine that is gone knows no image; the build then waits for it.
  const foreseen = await foreseeImage(context, context.actor.workspaceId, subject.definition);
  return await requestBuild(context, subject, foreseen);
}

async function findSubject(
  { database, actor }: UseCaseContext,
  input: z.infer<typeof startBuildInput>,
): Promise<BuildSubject> {
  if ('draftId' in input) {
    const draft = await database.stores.drafts.get(actor.workspaceId, input.draftId);
    const { environmentId, environmentName, definition } = draft;
    return { environmentId, environmentName, definition, draftId: draft.id, version: undefined };
  }
  const { name, number } = input;
  const version = await database.stores.versions.get(actor.workspaceId, name, number);
  if (version.isArchived) throw new StudioError('ARCHIVED', { name: `${name}@${number}` });
  if (version.isEnvironmentArchived) throw new StudioError('ARCHIVED', { name });
  const { environmentId, definition } = version;
  return { environmentId, environmentName: name, definition, version: { id: version.id, number }, draftId: undefined };
}
