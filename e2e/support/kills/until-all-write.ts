import { setTimeout as delay } from 'node:timers/promises';
import type { KillWriter } from './kill-writer.ts';

const pollMs = 20;
/** The first worker makes its toolbox ready before it builds; on an empty engine a base image as well. */
const writingWithinMs = 300_000;

/** From here on there is something of every kind to lose. */
export async function untilAllWrite(writers: readonly KillWriter[]): Promise<void> {
  const deadline = performance.now() + writingWithinMs;
  while (!writers.every((writer) => Object.values(writer.counts()).every((count) => count > 0))) {
    if (performance.now() > deadline) {
      const counts = writers.map((writer) => writer.counts());
      throw new Error(`Not all writers wrote within five minutes: ${JSON.stringify(counts)}`);
    }
    await delay(pollMs);
  }
}
