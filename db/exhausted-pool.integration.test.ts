import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient, openPool } from './client.ts';
import type { Database } from './database.ts';
import { isDatabaseAway } from './is-database-away.ts';
import { createPostgresDatabase } from './postgres-database.ts';
import { openTestDatabase, type TestDatabase } from './testing/test-database.ts';

const maxConnections = 2;
const patienceMs = 1_000;
const withinMs = 2 * patienceMs;

let testDatabase: TestDatabase;
let pool: pg.Pool;
let database: Database;

beforeAll(async () => {
  testDatabase = await openTestDatabase();
  pool = openPool(testDatabase.connectionString, { maxConnections, patienceMs });
  database = createPostgresDatabase(createClient(pool));
});
afterAll(async () => {
  await pool.end();
  await testDatabase.close();
});

test('whoever gets no connection is told that the database is away; once one is free, all goes on', async () => {
  const taken = await Promise.all(Array.from({ length: maxConnections }, () => pool.connect()));
  const begin = performance.now();
  const refusals = await Promise.allSettled([
    database.stores.workspaces.list(),
    database.transaction((stores) => stores.workspaces.list()),
  ]);
  expect(performance.now() - begin).toBeLessThan(withinMs);
  for (const refusal of refusals) {
    expect(refusal.status === 'rejected' && isDatabaseAway(refusal.reason)).toBe(true);
  }
  const waiting = database.stores.workspaces.list();
  for (const connection of taken) connection.release();
  expect(await waiting).toEqual([]);
});

test('a server that takes no more connections is away as well', async () => {
  const role = `few_${crypto.randomUUID().slice(0, 8)}`;
  const owner = await pool.connect();
  await owner.query(`create role ${role} login connection limit 1`);
  owner.release();
  const address = new URL(testDatabase.connectionString);
  address.username = role;
  const few = openPool(address.href, { maxConnections, patienceMs });
  try {
    const only = await few.connect();
    const error = await few.query('select 1').catch((cause: unknown) => cause);
    expect(isDatabaseAway(error)).toBe(true);
    only.release();
    expect((await few.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  } finally {
    await few.end();
    await pool.query(`drop role ${role}`);
  }
});

test('transactions on connections that the server has just ended give them back to the pool', async () => {
  const { client } = testDatabase;
  for (let round = 0; round < 20; round += 1) {
    // One that was ended in the round before may be found out here.
    await Promise.allSettled([pool.query('select 1'), pool.query('select 1')]);
    await client.execute(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'env-studio'
        and datname = current_database() and pid <> pg_backend_pid()`,
    );
    await Promise.allSettled([1, 2].map(() => database.transaction((stores) => stores.workspaces.list())));
  }
  await expect.poll(() => database.stores.workspaces.list().catch(() => undefined)).toEqual([]);
});
