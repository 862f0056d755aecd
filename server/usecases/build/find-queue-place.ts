import { expectedWaitMs } from '@/core/build/expected-wait.ts';
import type { Stores } from '@/db/stores/stores.ts';

/** Where a waiting build stands. */
export interface QueuePlace {
  /** From 1. */
  readonly position: number;
  readonly length: number;
  /** Milliseconds until it probably begins; undefined when no worker is ready. */
  readonly expectedWaitMs: number | undefined;
}

/** The place of a build in the queue; undefined when it is not waiting. */
export async function findQueuePlace(
  { buildQueue, processes }: Pick<Stores, 'buildQueue' | 'processes'>,
  buildId: string,
): Promise<QueuePlace | undefined> {
  const waiting = await buildQueue.listWaiting();
  const index = waiting.findIndex(({ id }) => id === buildId);
  if (index < 0) return undefined;
  const [slotCount, working] = await Promise.all([processes.countSlots(), buildQueue.listWorkingTimes()]);
  const waitMs = expectedWaitMs({ slotCount, working, ahead: waiting.slice(0, index) });
  return { position: index + 1, length: waiting.length, expectedWaitMs: waitMs };
}
