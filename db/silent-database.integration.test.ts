import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/server/adapters/embedded-postgres/embedded-postgres.ts';
import { createClient, openPool } from './client.ts';
import type { Database } from './database.ts';
import { isDatabaseAway } from './is-database-away.ts';
import { migrateDatabase } from './migrate.ts';
import { createPostgresDatabase } from './postgres-database.ts';
import { openSilentRelay, type SilentRelay } from './testing/open-silent-relay.ts';
import { type PausedPostgres, pausePostgres } from './testing/pause-postgres.ts';

const maxConnections = 3;
const patienceMs = 1_000;
/** Also who waits for a connection. */
const withinMs = 2 * patienceMs;

let folder: string;
let server: EmbeddedPostgres;
let relay: SilentRelay;
let pool: pg.Pool;
let database: Database;
let paused: PausedPostgres | undefined;

/** A server of its own: it is stopped. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'env-studio-silent-'));
  server = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), logFile: join(folder, 'postgres.log') });
  await migrateDatabase(server.connectionString('postgres'), join(import.meta.dirname, 'migrations'));
});
beforeEach(async () => {
  relay = await openSilentRelay(server.connectionString('postgres'));
  pool = openPool(relay.connectionString, { maxConnections, patienceMs });
  database = createPostgresDatabase(createClient(pool));
});
afterEach(async () => {
  paused?.resume();
  await pool.end();
  await relay.close();
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const listWorkspaces = () => database.stores.workspaces.list();

/** Who asks now is told that the database is away, and in time. */
async function expectRefusals(calls: readonly (() => Promise<unknown>)[]): Promise<void> {
  const began = performance.now();
  const outcomes = await Promise.allSettled(calls.map((call) => call()));
  expect(performance.now() - began).toBeLessThan(withinMs);
  for (const outcome of outcomes) {
    expect(outcome.status === 'rejected' && isDatabaseAway(outcome.reason), JSON.stringify(outcome)).toBe(true);
  }
}

/** Makes the pool keep as many connections as it may. */
async function openAllConnections(): Promise<void> {
  await Promise.all(Array.from({ length: maxConnections }, listWorkspaces));
}

test('a server that hangs refuses whoever asks, in and out of transactions; when it wakes all goes on', async () => {
  await openAllConnections();
  paused = await pausePostgres(join(folder, 'postgres'));
  const inTransaction = () => database.transaction((stores) => stores.workspaces.list());
  await expectRefusals([listWorkspaces, inTransaction, listWorkspaces, listWorkspaces]);
  // None of the connections that there were is used again, and a new one is not answered either.
  await expectRefusals([listWorkspaces]);
  paused.resume();
  expect(await listWorkspaces()).toEqual([]);
});

test('a connection that nobody answers on, in the middle of a transaction, is used no more', async () => {
  await openAllConnections();
  const stuck = Promise.withResolvers<void>();
  const working = database.transaction(async (stores) => {
    await stores.workspaces.list();
    relay.silence();
    stuck.resolve();
    await stores.workspaces.create('never', 'Never');
  });
  await stuck.promise;
  await expectRefusals([() => working, listWorkspaces, listWorkspaces]);
  expect(await listWorkspaces()).toEqual([]);
});

test('a commit whose answer is lost is told as such; what it stored is there', async () => {
  const committing = () =>
    database.transaction(async (stores) => {
      await stores.workspaces.create('stored', 'Stored');
      relay.swallowAnswers();
    });
  await expectRefusals([committing]);
  expect(await listWorkspaces()).toMatchObject([{ slug: 'stored' }]);
});

test('who falls silent in a transaction keeps its locks from nobody for long', async () => {
  const silent = await pool.connect();
  try {
    await silent.query('begin');
    await silent.query('select pg_advisory_xact_lock(1)');
    await pool.query('select pg_advisory_xact_lock(1)');
  } finally {
    silent.release(true);
  }
});
