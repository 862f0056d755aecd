import type { ClaimedBuild } from '@/db/stores/build-queue-store.ts';
import type { Stores } from '@/db/stores/stores.ts';
import type { Topic } from '../ports/event-bus.ts';
import { BuildStopped } from '../usecases/build/build-stopped.ts';
import type { Studio } from '../usecases/context.ts';
import { followTopics } from '../usecases/follow-topics.ts';
import { giveBackAbandoned } from './give-back-abandoned.ts';
import { keepLease } from './keep-lease.ts';
import { removeLeftContainers } from './remove-left-containers.ts';
import { sealLeftLogs } from './seal-left-logs.ts';
import type { WorkObserver } from './work-observer.ts';
import { workOnBuild } from './work-on-build.ts';

export interface WorkerOptions {
  readonly studio: Studio;
  /** Unique per process. */
  readonly workerId: string;
  /** Builds at a time. */
  readonly limit: number;
  /** Whether engine, base image and toolbox are there; builds wait until then. */
  readonly isReady: () => boolean;
  readonly reportError: (error: unknown, buildId?: string) => void;
  readonly observer?: WorkObserver;
  /** How long a build stays ours without a sign of life; renewed three times as often. */
  readonly leaseMs?: number;
}

export interface Worker {
  /**
   * Takes no more builds, lets the running ones go on for `graceMs` (by default not at all), and puts those
   * that are not done by then, or when `hurry` aborts, back into the queue.
   */
  stop(options?: { readonly graceMs?: number; readonly hurry?: AbortSignal }): Promise<void>;
}

interface RunningBuild {
  readonly build: ClaimedBuild;
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

const defaultLeaseMs = 10_000;
/** Events wake the worker; this is for those that got lost, and for what others left behind. */
const slowPollMs = 3_000;

/** Claims builds in their order and works on them, a few at a time, until it is stopped. */
export function startWorker(options: WorkerOptions): Worker {
  const { studio, workerId, limit, isReady, reportError, observer, leaseMs = defaultLeaseMs } = options;
  const { buildQueue } = studio.database.stores;
  const renewalMs = leaseMs / 3;
  const ending = new AbortController();
  /** Not by build: one that was lost and is taken again runs beside what is left of its earlier attempt. */
  const running = new Set<RunningBuild>();

  const start = (build: ClaimedBuild) => {
    const stop = new AbortController();
    const reportDefect = (error: unknown) => reportError(error, build.buildId);
    observer?.began(build);
    const done = workOnBuild({ studio, build, stop, reportError: reportDefect, observer })
      .catch(reportDefect)
      .finally(() => running.delete(entry));
    const entry = { build, stop, done };
    running.add(entry);
    void done.then(() => claimAll()).catch(reportDefect);
    const lease = { renew: () => renew(build), renewalMs, stop, done, clock: studio.clock, reportError: reportDefect };
    void keepLease(lease).catch(reportDefect);
  };

  const renew = (build: ClaimedBuild) => buildQueue.renew(build, leaseMs);

  let claiming: Promise<void> | undefined;
  const claimAll = (): Promise<void> => {
    claiming ??= claimUntilFull().finally(() => {
      claiming = undefined;
    });
    return claiming;
  };
  /** Whether a claim failed that may have been stored all the same. */
  let isUnsure = false;
  const claim = async (stores: Stores): Promise<ClaimedBuild | undefined> => {
    const attempts = [...running].map(({ build }) => build);
    const unheard = isUnsure && (await stores.buildQueue.claimUnheard(workerId, attempts, leaseMs));
    if (unheard) return unheard;
    // What runs goes on to its end, what waits waits.
    if (await stores.maintenance.find()) return undefined;
    await stores.buildQueue.join();
    return running.size < limit ? await stores.buildQueue.claim(workerId, leaseMs) : undefined;
  };
  const claimUntilFull = async () => {
    for (;;) {
      if (ending.signal.aborted || !isReady()) return;
      const build = await studio.database.transaction(claim).catch((error) => {
        isUnsure = true;
        throw error;
      });
      isUnsure = false;
      if (!build) return;
      start(build);
    }
  };

  const cancelRequested = async () => {
    const cancelled = new Set(await buildQueue.listCancelled(workerId));
    for (const { build, stop } of running) {
      if (cancelled.has(build.buildId)) stop.abort(new BuildStopped('cancelled'));
    }
  };

  /** Does `work` now, at each event on one of the topics, and slowly without one. */
  const keepDoing = async (topics: readonly Topic[], work: () => Promise<void>) => {
    const changes = followTopics(studio.events, topics, ending.signal);
    while (!ending.signal.aborted) {
      await work().catch((error) => reportError(error));
      await Promise.race([changes.next(), studio.clock.sleep(slowPollMs, ending.signal)]).catch(() => {});
    }
  };

  // Each on its own: no trouble with what others left behind keeps a build waiting.
  const loops = [
    keepDoing(['build-queue'], claimAll),
    keepDoing(['build-cancel'], cancelRequested),
    keepDoing([], async () => {
      // A database that was away for longer than a lease: what we still work on is not abandoned.
      await Promise.all([...running].map(({ build }) => renew(build)));
      // Long enough for whoever lives to try twice.
      await giveBackAbandoned(studio, 2 * renewalMs, ending.signal);
    }),
    keepDoing([], () => sealLeftLogs(studio, reportError, ending.signal)),
    keepDoing(['engine'], () => removeLeftContainers(studio, ending.signal)),
  ];

  return {
    async stop({ graceMs = 0, hurry } = {}) {
      ending.abort();
      await Promise.all(loops);
      await claiming;
      const patience = new AbortController();
      const done = Promise.all([...running].map(({ done }) => done)).then(() => patience.abort());
      if (graceMs > 0) {
        const isOver = AbortSignal.any([patience.signal, ...(hurry ? [hurry] : [])]);
        await studio.clock.sleep(graceMs, isOver).catch(() => {}); // all done, or nobody waits any more
      }
      // First of all: should we be killed on the way, the lost lease counts against no build.
      await buildQueue.interrupt(workerId).catch((error) => reportError(error));
      for (const { stop } of running) stop.abort(new BuildStopped('shutdown'));
      await done;
      await studio.database.transaction(async (stores) => {
        for (const build of await stores.buildQueue.listOwned(workerId)) await stores.buildQueue.giveBack(build);
      });
    },
  };
}
