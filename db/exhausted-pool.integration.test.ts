import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient, openPool } from './client.ts';
import type { Database } from './database.ts';
import { isDatabaseAway } from './is-database-away.ts';
import { createPostgresDatabase } from './postgres-database.ts';
import { openTestDatabase, type TestDatabase } from './testing/test-database.ts';

const maxConnections = 2;
/** Of a fault everybody knows the truth within this time. */
const withinMs = 30_000;

let testDatabase: TestDatabase;
let pool: pg.Pool;
let database: Database;

beforeAll(async () => {
  testDatabase = await openTestDatabase();
  pool = openPool(testDatabase.connectionString, maxConnections);
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
  const few = openPool(address.href, maxConnections);
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
