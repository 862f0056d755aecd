import type { ImageRecord } from '@/core/build/image-record.ts';
import { imageInputs } from '@/core/definition/image-inputs.ts';
import { imageHash } from '@/core/digest.ts';
import { StudioError } from '@/core/errors.ts';
import type { StoredLock } from '@/db/stores/lock-store.ts';
import type { Studio } from '../../context.ts';
import type { BuildRun } from '../build-run.ts';

/** How often a build looks whether another one has made the image that both want. */
const lookIntervalMs = 300;

/**
 * Names the image that definition and lock make, and finds it on the engine. When it is not there, the
 * image is reserved for this build; a build that makes it already is waited for.
 */
export async function findImage(
  run: BuildRun,
  lock: StoredLock,
): Promise<{ readonly imageHash: string; readonly present: ImageRecord | undefined }> {
  const { studio, build, recorder, signal } = run;
  const { toolDigests } = await studio.toolbox.prepare(() => {}, signal);
  const inputs = imageInputs({ definition: build.definition, lock: lock.content, toolDigests });
  const wanted = imageHash(inputs);
  await studio.database.stores.images.keepInputs(wanted, inputs);
  await recorder.save({ imageHash: wanted });
  const engineId = await currentEngineId(studio);
  let waitingStep: number | undefined;
  while (!(await studio.database.stores.buildProgress.takeImage(build, engineId, wanted))) {
    if (waitingStep === undefined) {
      waitingStep = recorder.addStep('studio:wait-for-image');
      recorder.say(waitingStep, 'Another build is making the same image: waiting for it.');
    }
    await studio.clock.sleep(lookIntervalMs, signal);
  }
  if (waitingStep !== undefined) recorder.updateStep(waitingStep, { state: 'done' });
  const record = await studio.database.stores.images.find(wanted, engineId);
  const isThere = record !== undefined && (await studio.imageStore.find(record.imageId)) !== undefined;
  return { imageHash: wanted, present: isThere ? record : undefined };
}

/**
 * Images are known on one engine. One that hung and has just gone on with a build is still known as
 * unavailable: it is asked before the build is given up.
 */
export async function currentEngineId({ engine }: Pick<Studio, 'engine'>): Promise<string> {
  const known = engine.status();
  const status = known.state === 'connected' ? known : await engine.check();
  if (status.state !== 'connected') throw new StudioError('ENGINE_UNAVAILABLE');
  return status.engineId;
}
