import type { Maintenance } from '@/core/operations/maintenance.ts';
import type { Studio } from '../context.ts';
import { SharedFeeds } from '../shared-feed.ts';

const feeds = new SharedFeeds<Maintenance | null>();
const pauseMs = 100;

/** The maintenance, or null without one: now and at each change, until the signal aborts. */
export async function* watchMaintenance(
  { database, events, clock }: Pick<Studio, 'database' | 'events' | 'clock'>,
  signal: AbortSignal,
): AsyncGenerator<Maintenance | null> {
  const look = async () => ({
    state: (await database.stores.maintenance.find()) ?? null,
    topics: ['maintenance'] as const,
    isOver: false,
  });
  yield* feeds.watch('maintenance', { events, clock, look, pauseMs }, signal);
}
