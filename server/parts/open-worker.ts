import type { Logger } from 'pino';
import type { StudioMetrics } from '../adapters/prometheus/studio-metrics.ts';
import type { Config } from '../config.ts';
import type { RunningStudio } from '../wiring.ts';
import { startWorker } from '../worker/worker.ts';
import type { Part } from './part.ts';

/** Builds what is queued; what happens is written to the log and counted. */
export function openWorker(
  { workerCount, graceMs }: Config,
  { studio }: RunningStudio,
  metrics: StudioMetrics,
  log: Logger,
): Part {
  const worker = startWorker({
    studio,
    workerId: studio.process.id,
    limit: workerCount,
    isReady: () => studio.preparation.isReady(),
    reportError: (error, buildId) => log.error({ err: error, buildId }, 'the worker met a problem'),
    observer: {
      began: ({ buildId, attempt, purpose }) => log.info({ buildId, attempt, purpose }, 'a build began'),
      wrote: (_, lineCount) => metrics.countLines(lineCount),
      left({ buildId, attempt, purpose }, reason) {
        log.info({ buildId, attempt, purpose, reason }, 'a build went to another attempt');
        metrics.countLeft(reason);
      },
      ended({ buildId, attempt, purpose }, end) {
        log.info({ buildId, attempt, purpose, ...end }, 'a build ended');
        metrics.countBuild({ purpose, ...end });
      },
    },
  });
  return { close: (hurry) => worker.stop({ graceMs, hurry }) };
}
