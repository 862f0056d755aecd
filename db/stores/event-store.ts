import { sql } from 'drizzle-orm';
import type { Topic } from '@/server/ports/event-bus.ts';
import type { Connection } from '../client.ts';

export interface EventStore {
  /** Tells every process to look again at `topic`; inside a transaction it leaves with the commit. */
  publish(topic: Topic): Promise<void>;
}

export function createEventStore(connection: Connection): EventStore {
  return {
    async publish(topic) {
      await connection.execute(sql`select pg_notify('studio', ${topic})`);
    },
  };
}
