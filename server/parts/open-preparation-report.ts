import type { Logger } from 'pino';
import type { RunningStudio } from '../wiring.ts';
import type { Part } from './part.ts';
import { reportPreparation } from './report-preparation.ts';

/** Tells the person at the terminal what is still being made. */
export function openPreparationReport({ studio }: RunningStudio, log: Logger): Part {
  const ending = new AbortController();
  reportPreparation(studio, console.log, ending.signal).catch((error) => {
    if (!ending.signal.aborted) log.warn({ err: error }, 'the preparation could not be reported');
  });
  return { close: async () => ending.abort() };
}
