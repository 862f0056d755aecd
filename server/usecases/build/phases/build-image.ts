import type { StoredLock } from '@/db/stores/lock-store.ts';
import type { BuildRun, PhaseOutcome } from '../build-run.ts';
import { runEngineBuild } from '../engine-build.ts';
import { imageLabels } from '../image-labels.ts';

/** Builds the image from its lock; nothing is solved here. Gives the engine's image id. */
export async function buildImage(run: BuildRun, lock: StoredLock, imageHash: string): Promise<PhaseOutcome<string>> {
  const { studio, build, recorder, signal } = run;
  recorder.enter('build');
  const toolbox = await studio.toolbox.prepare(() => {}, signal);
  return await runEngineBuild(run, {
    definition: build.definition,
    lock: lock.content,
    toolbox,
    labels: imageLabels(build.specificationHash, imageHash, lock),
    part: 'image',
  });
}
