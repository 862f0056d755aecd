import type { BuildResult } from '@/db/stores/build-progress-store.ts';
import type { BuildRun, PhaseFailure } from './build-run.ts';
import { discardImage } from './discard-image.ts';
import { buildImage } from './phases/build-image.ts';
import { checkImage } from './phases/check-image.ts';
import { findImage } from './phases/find-image.ts';
import { lockBuild } from './phases/lock-build.ts';
import { recordImage } from './phases/record-image.ts';
import { resolveBase } from './phases/resolve-base.ts';

/** How an attempt ended; a stopped one throws the reason of its signal instead. */
export type RunOutcome = Omit<BuildResult, 'phase' | 'phases' | 'steps' | 'failure'> & {
  readonly failure?: PhaseFailure;
};

/** From a definition to an image, phase by phase; each either gives the next what it needs or says why it failed. */
export async function runBuild(run: BuildRun): Promise<RunOutcome> {
  const base = await resolveBase(run);
  if (!base.ok) return failed(base.failure);

  const lock = await lockBuild(run, base.value);
  if (!lock.ok) return failed(lock.failure);
  if (run.build.purpose === 'lock') return { state: 'succeeded' };

  const { imageHash, present } = await findImage(run, lock.value);
  if (present) {
    const { imageId, sizeBytes, warnings } = present;
    return { state: 'succeeded', isReused: true, imageId, sizeBytes, warnings: [...warnings] };
  }

  const built = await buildImage(run, lock.value, imageHash);
  if (!built.ok) return failed(built.failure);

  const checked = await checkImage(run, lock.value, built.value);
  if (!checked.ok) {
    await discardImage(run, built.value);
    return failed(checked.failure);
  }

  const record = await recordImage(run, lock.value, imageHash, built.value, checked.value);
  const { imageId, sizeBytes, warnings } = record;
  return { state: 'succeeded', imageId, sizeBytes, warnings: [...warnings] };
}

function failed(failure: PhaseFailure): RunOutcome {
  return { state: 'failed', failure };
}
