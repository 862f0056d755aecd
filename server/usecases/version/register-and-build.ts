import type { z } from 'zod';
import type { BuiltRegistration } from '@/core/version/version.ts';
import { requestBuild } from '../build/request-build.ts';
import type { UseCaseContext } from '../context.ts';
import { foreseeImage } from '../definition/foresee-image.ts';
import { registerVersion, type registerVersionInput } from './register-version.ts';

/**
 * Registers a definition and asks for the image of its version at once: what people do nearly always. The
 * engine is asked for the image while the version is written. Throws what `registerVersion` throws; then
 * nothing is built.
 */
export async function registerAndBuild(
  context: UseCaseContext,
  input: z.infer<typeof registerVersionInput>,
): Promise<BuiltRegistration> {
  const { database, actor } = context;
  const [registration, foreseen] = await Promise.all([
    registerVersion(context, input),
    foreseeImage(context, actor.workspaceId, input.definition),
  ]);
  const { number } = registration;
  const version = await database.stores.versions.get(actor.workspaceId, input.name, number);
  const { id, environmentId, definition } = version;
  const subject = {
    environmentId,
    environmentName: input.name,
    definition,
    version: { id, number },
    draftId: undefined,
  };
  return { ...registration, ...(await requestBuild(context, subject, foreseen)) };
}
