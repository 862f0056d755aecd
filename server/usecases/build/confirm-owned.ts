import type { BuildRun } from './build-run.ts';
import { writeOwned } from './write-owned.ts';

/**
 * Throws `BuildStopped` when the build is another attempt's meanwhile. The engine knows of no attempts: it is asked
 * right before what would be in the next one's way there.
 */
export async function confirmOwned(run: BuildRun): Promise<void> {
  await writeOwned(run, async () => {});
}
