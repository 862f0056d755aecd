import type { z } from 'zod';
import type { Registration } from '@/core/version/version.ts';
import { type RequestedBuild, requestBuild } from '../build/request-build.ts';
import { startBuild } from '../build/start-build.ts';
import type { UseCaseContext } from '../context.ts';
import { foreseeImage } from '../definition/foresee-image.ts';
import { registerVersion, type registerVersionInput } from './register-version.ts';

/**
 * Registers a definition and asks for the image of its version at once: what people do nearly always. The
 * engine is asked for the image while the version is written. Throws what `registerVersion` throws, and then
 * nothing is built; `ARCHIVED` also where an equal version was registered before and rests.
 */
export async function registerAndBuild(
  context: UseCaseContext,
  input: z.infer<typeof registerVersionInput>,
): Promise<Registration & RequestedBuild> {
  const { name, definition } = input;
  const [registration, foreseen] = await Promise.all([
    registerVersion(context, input),
    foreseeImage(context, context.actor.workspaceId, definition),
  ]);
  const { isNew, number, versionId, environmentId } = registration;
  // An equal version has its own text: that is what is built.
  if (!isNew) return { ...registration, ...(await startBuild(context, { name, number })) };
  const version = { id: versionId, number };
  const subject = { environmentId, environmentName: name, definition, version, draftId: undefined };
  return { ...registration, ...(await requestBuild(context, subject, foreseen)) };
}
