import { explainFailure } from '@/core/build/explain-failure.ts';
import type { AbandonedBuild } from '@/db/stores/build-queue-store.ts';
import type { Studio } from '../usecases/context.ts';

/** A build whose worker died is tried once more; dying twice is the build's doing. Orderly ends do not count. */
const attemptLimit = 2;

/**
 * Ends the wait for workers that died: their builds go back into the queue, or fail as `worker-lost`. A lease also
 * runs out when its worker could not renew it because the database was away or had no space: who lives does so within
 * `patienceMs`, who does not is dead. While the disk is full this fails, and nobody is taken for dead.
 */
export async function giveBackAbandoned(studio: Studio, patienceMs: number, signal: AbortSignal): Promise<void> {
  const { buildQueue } = studio.database.stores;
  const overdue = await buildQueue.listAbandoned();
  if (overdue.length === 0) return;
  await studio.clock.sleep(patienceMs, signal).catch(() => {}); // asked to stop
  if (signal.aborted) return;
  const wasOverdue = ({ buildId, attempt }: AbandonedBuild) =>
    overdue.some((before) => before.buildId === buildId && before.attempt === attempt);
  const abandoned = (await buildQueue.listAbandoned()).filter(wasOverdue);
  await Promise.all(abandoned.map((build) => settle(studio, build)));
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
