import { randomUUID } from 'node:crypto';
import type { StudioProcess } from '../usecases/context.ts';

/** A process that is all of a studio and never told to end. */
export function processUnderTest(): StudioProcess {
  return {
    id: randomUUID(),
    role: 'all',
    startedAt: new Date(),
    workerCount: 2,
    draining: new AbortController().signal,
  };
}
