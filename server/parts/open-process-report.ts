import type { Logger } from 'pino';
import { keepReportingProcess } from '../usecases/operations/keep-reporting-process.ts';
import type { RunningStudio } from '../wiring.ts';
import type { Part } from './part.ts';

/** Tells the other processes that this one lives, and what it does. */
export function openProcessReport({ studio }: RunningStudio, log: Logger, countWatchers: () => number): Part {
  const ending = new AbortController();
  const reportError = (error: unknown) => log.warn({ err: error }, 'the process could not tell that it lives');
  const done = keepReportingProcess(studio, { countWatchers, reportError }, ending.signal);
  return {
    async close() {
      ending.abort();
      await done;
    },
  };
}
