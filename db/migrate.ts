import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { environmentReadiness } from './environment-readiness.ts';
import { immutableRows } from './immutable-rows.ts';

/** Any number, the same in every studio: processes that start together migrate one after the other. */
const migrationLock = 7_283_410;

/** Whoever starts a studio is told by then that its database takes connections and says nothing. */
const connectionPatienceMs = 10_000;

/** Brings the database to this version's schema, however long that takes. Throws in the operator's words without a connection. */
export async function migrateDatabase(
  connectionString: string,
  migrationsFolder: string,
  patienceMs = connectionPatienceMs,
): Promise<void> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: patienceMs,
    application_name: 'env-studio migrations',
  });
  client.on('error', () => {});
  await client.connect().catch((cause: Error) => {
    throw new Error(`The database cannot be reached: ${cause.message}.`, { cause });
  });
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const connection = drizzle(client);
    await migrate(connection, { migrationsFolder });
    await connection.execute(immutableRows);
    await connection.execute(environmentReadiness);
  } finally {
    // Closing the connection gives the lock back.
    await client.end();
  }
}
