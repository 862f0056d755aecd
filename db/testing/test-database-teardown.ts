import pg from 'pg';
import { startTestServer, withLock } from './test-database.ts';

/** Vitest's global set-up of the integration tests: whoever is the last leaves no server behind. */
export async function teardown(): Promise<void> {
  const server = await startTestServer();
  await withLock(async () => {
    const client = new pg.Client({ connectionString: server.connectionString('postgres') });
    await client.connect();
    const busy = await client.query(`select 1 from pg_stat_activity where datname like 'test\\_%'`);
    await client.end();
    if (busy.rowCount === 0) {
      await server.stop();
    }
  });
}
