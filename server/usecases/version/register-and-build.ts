import type { z } from 'zod';
import type { Registration } from '@/core/version/version.ts';
import { nameReusedImage, type RequestedBuild, writeBuild } from '../build/request-build.ts';
import { startBuild } from '../build/start-build.ts';
import type { UseCaseContext } from '../context.ts';
import { foreseeImage } from '../definition/foresee-image.ts';
import { acceptDefinition } from './accept-definition.ts';
import type { registerVersionInput } from './register-version.ts';
import { writeVersion } from './write-version.ts';

/**
 * Registers a definition and asks for the image of its version at once, in one transaction: what people do
 * nearly always. Throws what `registerVersion` throws, and then nothing is built; `ARCHIVED` also where an
 * equal version was registered before and rests.
 */
export async function registerAndBuild(
  context: UseCaseContext,
  input: z.infer<typeof registerVersionInput>,
): Promise<Registration & RequestedBuild> {
  const { name, definition } = input;
  await acceptDefinition(context, definition);
  const foreseen = await foreseeImage(context, context.actor.workspaceId, definition);
  let naming: Promise<void> | undefined;
  const { registration, requested } = await context.database.transaction(async (stores) => {
    const written = await writeVersion(stores, context, input, foreseen);
    const { isNew, environmentId, versionId: id, number } = written;
    // An equal version has its own text: that is what is built, below.
    if (!isNew) return { registration: written, requested: undefined };
    // The engine names while the database writes. Should that fail, the next version with this number takes the name.
    naming = nameReusedImage(context, { environmentName: name, number }, foreseen);
    naming.catch(() => {});
    const subject = { environmentId, environmentName: name, definition, version: { id, number }, draftId: undefined };
    return { registration: written, requested: await writeBuild(stores, context, subject, foreseen) };
  });
  await naming;
  const { number } = registration;
  return { ...registration, ...(requested ?? (await startBuild(context, { name, number }))) };
}
