import { explainFailure } from '@/core/build/explain-failure.ts';
import type { AbandonedBuild } from '@/db/stores/build-queue-store.ts';
import { sealLog } from '../usecases/build/log/seal-log.ts';
import type { Studio } from '../usecases/context.ts';

/** A build whose worker died is tried once more; dying twice is the build's doing. Orderly ends do not count. */
const attemptLimit = 2;

/**
 * Ends the wait for workers that died: their builds go back into the queue, or fail as `worker-lost`.
 * Nothing that worked for them is left on the engine, and logs that nobody packed are packed.
 */
export async function giveBackAbandoned(studio: Studio): Promise<void> {
  const { buildQueue, buildLogs } = studio.database.stores;
  for (const build of await buildQueue.listAbandoned()) {
    // The engine itself ends a build whose client is gone; containers live on.
    await studio.containers.removeByLabel({ 'studio.build': build.buildId }).catch(() => {});
    await settle(studio, build);
  }
  for (const buildId of await buildLogs.listUnsealed()) await sealLog(studio, buildId);
}

async function settle({ database }: Studio, build: AbandonedBuild): Promise<void> {
  const { phase, phases, steps } = build;
  await database.transaction(async (stores) => {
    if (build.isCancelRequested) {
      await stores.buildProgress.finish(build, { state: 'cancelled', phase, phases, steps });
    } else if (build.attempt - build.interruptions < attemptLimit) {
      await stores.buildQueue.giveBack(build);
    } else {
      const message = `The studio was interrupted ${build.attempt} times while it worked on this build.`;
      const cause = { type: 'worker-lost', message } as const;
      const failure = explainFailure({ cause, phase, tail: [] });
      await stores.buildProgress.finish(build, { state: 'failed', phase, phases, steps, failure });
    }
  });
}
