import type { Stores } from '@/db/stores/stores.ts';
import type { BuildRun } from './build-run.ts';
import { BuildStopped } from './build-stopped.ts';

/**
 * Writes for an attempt at a build, in one transaction with the proof that it still owns it. Throws `BuildStopped`, and
 * nothing is written, when the build was given to another attempt: a worker may have been stopped and have woken again.
 */
export async function writeOwned<Result>(
  { studio, build }: Pick<BuildRun, 'studio' | 'build'>,
  write: (stores: Stores) => Promise<Result>,
): Promise<Result> {
  return await studio.database.transaction(async (stores) => {
    if (!(await stores.buildProgress.hold(build))) throw new BuildStopped('lost');
    return await write(stores);
  });
}
