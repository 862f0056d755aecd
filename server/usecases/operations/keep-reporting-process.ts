import { hostname } from 'node:os';
import { logFeeds } from '../build/log/log-feeds.ts';
import type { Studio } from '../context.ts';

export interface ReportedFacts {
  readonly countWatchers: () => number;
  readonly reportError: (error: unknown) => void;
}

/** Three times as often as others wait for a sign of life. */
const pauseMs = 5_000;

/** Tells the others that this process lives and what it does, until `signal` aborts; then takes leave. */
export async function keepReportingProcess(
  studio: Pick<Studio, 'database' | 'events' | 'engine' | 'preparation' | 'process' | 'clock'>,
  { countWatchers, reportError }: ReportedFacts,
  signal: AbortSignal,
): Promise<void> {
  const { database, events, engine, preparation, process, clock } = studio;
  const { processes } = database.stores;
  const report = async () => {
    const status = engine.status();
    await processes.report({
      id: process.id,
      role: process.role,
      hostName: hostname(),
      pid: globalThis.process.pid,
      workerCount: process.workerCount,
      isReadyToBuild: preparation.isReady(),
      isDraining: process.draining.aborted,
      engineAddress: status.address,
      engineVersion: status.state === 'connected' ? status.version : null,
      watcherCount: countWatchers(),
      logWatcherCount: logFeeds.countWatchers(events),
      startedAt: process.startedAt,
    });
  };
  // Who is told to end says so at once: nobody shall wait for its places in the queue.
  let lastWord: Promise<void> | undefined;
  const onDrain = () => {
    lastWord = report().catch(reportError);
  };
  process.draining.addEventListener('abort', onDrain, { once: true });
  while (!signal.aborted) {
    await report().catch(reportError);
    await clock.sleep(pauseMs, signal).catch(() => {}); // the end
  }
  process.draining.removeEventListener('abort', onDrain);
  // Told after it took leave, it would be listed as a dead process for a day.
  await lastWord;
  await processes.leave(process.id).catch(reportError);
}
