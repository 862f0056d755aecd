import type { Maintenance } from '@/core/operations/maintenance.ts';
import type { Connection } from '../client.ts';
import { maintenance } from '../schema/maintenance.ts';
import { createEventStore } from './event-store.ts';

export type MaintenanceStore = ReturnType<typeof createMaintenanceStore>;

/** Whether the studio is in maintenance: all its processes ask here. */
export function createMaintenanceStore(connection: Connection) {
  const events = createEventStore(connection);
  return {
    async find(): Promise<Maintenance | undefined> {
      const [row] = await connection.select().from(maintenance);
      return row && { since: row.startedAt.toISOString(), byName: row.startedBy, message: row.message };
    },

    /** Begins it; when it is on already, only what is said changes, and since when it is on stays. */
    async start({ byName, message }: Omit<Maintenance, 'since'>): Promise<void> {
      await connection
        .insert(maintenance)
        .values({ startedBy: byName, message })
        .onConflictDoUpdate({ target: maintenance.isOnly, set: { message } });
      await events.publish('maintenance');
    },

    /** Ends it and wakes the workers. False: there was none. */
    async end(): Promise<boolean> {
      const ended = await connection.delete(maintenance).returning({ isOnly: maintenance.isOnly });
      await events.publish('maintenance');
      await events.publish('build-queue');
      return ended.length > 0;
    },
  };
}
