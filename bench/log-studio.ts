import { join } from 'node:path';
import { createClient, openPool } from '../db/client.ts';
import { openEventBus } from '../db/event-bus.ts';
import { migrateDatabase } from '../db/migrate.ts';
import { createPostgresDatabase } from '../db/postgres-database.ts';
import type { ClaimedBuild } from '../db/stores/build-queue-store.ts';
import { createDiskBlobStore } from '../server/adapters/blob-disk/disk-blob-store.ts';
import { startEmbeddedPostgres } from '../server/adapters/embedded-postgres/embedded-postgres.ts';
import { systemClock } from '../server/adapters/system/system-clock.ts';
import { claimNewBuild } from '../server/testing/claim-new-build.ts';
import type { Studio } from '../server/usecases/context.ts';

/** What logs need of a studio: database, events, blobs and clock, over a PostgreSQL of its own. */
export type LogStudio = Pick<Studio, 'database' | 'events' | 'blobs' | 'clock'>;

export interface OpenedLogStudio {
  readonly studio: LogStudio;
  /** Of the database, for other processes. */
  readonly url: string;
  readonly workspaceSlug: string;
  /** A build that somebody works on. */
  claimBuild(): Promise<ClaimedBuild>;
  close(): Promise<void>;
}

/** Opens it in `folder`, which PostgreSQL's user must be able to enter. */
export async function openLogStudio(folder: string): Promise<OpenedLogStudio> {
  const options = { folder: join(folder, 'postgres'), logFile: join(folder, 'postgres.log') };
  const postgres = await startEmbeddedPostgres(options);
  const url = postgres.connectionString('postgres');
  await migrateDatabase(url, join('db', 'migrations'));
  const pool = openPool(url);
  const database = createPostgresDatabase(createClient(pool));
  const events = await openEventBus(url);
  // Whoever sets a studio up becomes an admin of the workspaces that there are.
  const { id: workspaceId, slug: workspaceSlug } = await database.stores.workspaces.create('logs', 'Logs');
  return {
    studio: { database, events, blobs: createDiskBlobStore(join(folder, 'blobs')), clock: systemClock },
    url,
    workspaceSlug,
    claimBuild: () => claimNewBuild(database.stores, { workspaceId }),
    async close() {
      await events.close();
      await pool.end();
      await postgres.stop();
    },
  };
}
