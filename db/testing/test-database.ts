import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/server/adapters/embedded-postgres/embedded-postgres.ts';
import { takeInstanceLock } from '@/server/instance-lock.ts';
import { type Client, createClient, openPool } from '../client.ts';
import type { Database } from '../database.ts';
import { openEventBus, type PostgresEventBus } from '../event-bus.ts';
import { migrateDatabase } from '../migrate.ts';
import { createPostgresDatabase } from '../postgres-database.ts';

/** A database of its own for one test file: real, migrated, empty. */
export interface TestDatabase {
  readonly connectionString: string;
  readonly client: Client;
  readonly database: Database;
  readonly events: PostgresEventBus;
  close(): Promise<void>;
}

const migrationsFolder = join(import.meta.dirname, '..', 'migrations');
/** One server for all test files and runs of this user; a database costs 40 ms, a server a second. */
const serverFolder = join(tmpdir(), `env-studio-test-postgres-${process.getuid?.()}`);

/** Starts the shared test server, or goes on with the one that runs. */
export async function startTestServer(): Promise<EmbeddedPostgres> {
  return withLock(() =>
    startEmbeddedPostgres({
      folder: serverFolder,
      logFile: `${serverFolder}.log`,
      settings: { fsync: 'off', max_connections: '300' },
    }),
  );
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const server = await startTestServer();
  const empty = await createTestDatabase(await withLock(() => makeTemplate(server)));
  const pool = openPool(empty.connectionString, { maxConnections: 30 });
  const client = createClient(pool);
  const events = await openEventBus(empty.connectionString);
  return {
    connectionString: empty.connectionString,
    client,
    database: createPostgresDatabase(client),
    events,
    async close() {
      await events.close();
      await pool.end();
      await empty.drop();
    },
  };
}

/** A database on the shared test server that nobody is connected to: without any table, or as `template` is. */
export async function createTestDatabase(template = 'template0') {
  const server = await startTestServer();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser(server, `create database ${name} template ${template}`);
  return {
    connectionString: server.connectionString(name),
    drop: () => asSuperuser(server, `drop database if exists ${name} with (force)`),
  };
}

/** The template is named after the migrations it was made by, so a changed schema makes a new one. */
async function makeTemplate(server: EmbeddedPostgres): Promise<string> {
  const hash = createHash('sha256');
  for (const triggers of ['immutable-rows.ts', 'environment-readiness.ts']) {
    hash.update(await readFile(join(import.meta.dirname, '..', triggers)));
  }
  for (const file of (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort()) {
    hash.update(await readFile(join(migrationsFolder, file)));
  }
  const name = `template_${hash.digest('hex').slice(0, 16)}`;
  const client = new pg.Client({ connectionString: server.connectionString('postgres') });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) {
      await client.query(`drop database if exists ${name}_partial`);
      await client.query(`create database ${name}_partial`);
      await migrateDatabase(server.connectionString(`${name}_partial`), migrationsFolder);
      await client.query(`alter database ${name}_partial rename to ${name}`);
    }
    return name;
  } finally {
    await client.end();
  }
}

async function asSuperuser(server: EmbeddedPostgres, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.connectionString('postgres') });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** Test files run in parallel processes: starting the server and making the template happen once. */
export async function withLock<Result>(work: () => Promise<Result>): Promise<Result> {
  await mkdir(serverFolder, { recursive: true });
  const deadline = Date.now() + 120_000;
  for (;;) {
    const lock = await takeInstanceLock(`${serverFolder}.lock`);
    if (lock) {
      return work().finally(() => lock.release());
    }
    if (Date.now() > deadline) {
      throw new Error(`Nobody lets go of ${serverFolder}.lock`);
    }
    await sleep(20);
  }
}
