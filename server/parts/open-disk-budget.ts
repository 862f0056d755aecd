import type { Logger } from 'pino';
import { keepDiskBudget } from '../usecases/storage/keep-disk-budget.ts';
import type { RunningStudio } from '../wiring.ts';
import type { Part } from './part.ts';

/** For a clean-up that was begun; the next start goes on with it. */
const budgetGraceMs = 500;

/** Keeps the engine of this process within the disk budget. */
export function openDiskBudget({ studio }: RunningStudio, log: Logger): Part {
  const ending = new AbortController();
  const reportError = (error: unknown) => log.warn({ err: error }, 'the disk budget could not be looked after');
  const done = keepDiskBudget(studio, reportError, ending.signal);
  return {
    async close(hurry) {
      ending.abort();
      // A large engine removes for minutes: that is not waited for beyond the grace.
      await Promise.race([done, studio.clock.sleep(budgetGraceMs, hurry).catch(() => {})]);
    },
  };
}
