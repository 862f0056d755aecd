import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { listMigrations } from '@/db/backup/list-migrations.ts';
import { migratePartly } from '@/db/backup/migrate-partly.ts';
import { openSnapshot } from '@/db/backup/open-snapshot.ts';
import { transientTables } from '@/db/backup/transient-tables.ts';
import { withClient } from '@/db/backup/with-client.ts';
import { createClient, openPool } from '@/db/client.ts';
import { createPostgresDatabase } from '@/db/postgres-database.ts';
import { addOddRows } from '@/db/testing/add-odd-rows.ts';
import { readAllRows } from '@/db/testing/read-all-rows.ts';
import { createTestDatabase } from '@/db/testing/test-database.ts';
import { createDiskBlobStore } from '../adapters/blob-disk/disk-blob-store.ts';
import { joinInstallation } from '../join-installation.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import { openRunningLog, type RunningLog } from '../testing/running-log.ts';
import { openTestStudio, type TestStudio } from '../testing/test-studio.ts';
import { getBuild } from '../usecases/build/get-build.ts';
import { sealLog } from '../usecases/build/log/seal-log.ts';
import { renderLog, renderLogInput } from '../usecases/build/render-log.ts';
import type { UseCaseContext } from '../usecases/context.ts';
import { createEnvironment, createEnvironmentInput } from '../usecases/environment/create-environment.ts';
import { registerVersion, registerVersionInput } from '../usecases/version/register-version.ts';
import { restoreBackup } from './restore-backup.ts';
import { takeBackup } from './take-backup.ts';

const migrationsFolder = join(import.meta.dirname, '..', '..', 'db', 'migrations');
const secretKey = 'the key of the studio that is copied';

let folder: string;
let opened: TestStudio;
let ada: UseCaseContext;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'env-studio-backup-test-'));
  opened = await openTestStudio();
  ada = await opened.join('admin', 'Ada');
  await joinInstallation({ ...ada, secretKey, sharedFolder: folder, isNewKeyAccepted: false });
  await createEnvironment(ada, createEnvironmentInput.parse({ name: 'model' }));
});
afterAll(async () => {
  await opened?.close();
  await rm(folder, { recursive: true, force: true });
});

const newPath = () => join(folder, `${crypto.randomUUID()}.backup`);

async function backUp(options: { secretKey?: string } = {}): Promise<string> {
  const path = newPath();
  const { connectionString } = opened.testDatabase;
  await takeBackup({ connectionString, blobs: ada.blobs, studioVersion: '0', now: new Date(), ...options }, path);
  return path;
}

/** A machine on which there is nothing. */
async function openTarget() {
  const database = await createTestDatabase();
  const blobs = createDiskBlobStore(await mkdtemp(join(folder, 'blobs-')));
  const restore = (path: string, isReplaced = false) =>
    restoreBackup({ connectionString: database.connectionString, migrationsFolder, blobs, isReplaced }, path);
  return { ...database, blobs, restore };
}

async function readBlobs(blobs: BlobStore): Promise<Record<string, string>> {
  const read: Record<string, string> = {};
  for await (const { key } of blobs.list()) read[key] = Buffer.from(await blobs.read(key)).toString('base64');
  return read;
}

const logOf = () => openRunningLog(ada, { workspaceId: ada.actor.workspaceId, requestedBy: ada.actor.userId });

async function writeLog({ writer, build, finish }: RunningLog, lineCount: number): Promise<void> {
  for (let number = 1; number <= lineCount; number += 1) {
    writer.write([0, number, 1, `line ${number}`]);
    if (number % 20 === 0) await ada.clock.sleep(5);
  }
  await finish();
  await sealLog(ada, build.buildId);
}

function register(pip: string) {
  const definition = { ...emptyDefinition, pip };
  return registerVersion(ada, registerVersionInput.parse({ name: 'model', definition }));
}

test('a backup that is taken while builds write and people register is the studio of one moment', async () => {
  const logs = [await logOf()];
  for (let number = 1; number < 8; number += 1) logs.push(await logOf());
  let isOver = false;
  const writing = Promise.all(logs.map((log, index) => writeLog(log, 1_000 * (index + 1))));
  const registering = (async () => {
    for (let number = 1; !isOver; number += 1) await register(`requests\n# ${number}\nsix>=0.${number}\n`);
  })();
  const paths: string[] = [];
  const acknowledged: string[] = [];
  for (let number = 0; number < 3; number += 1) {
    const earlier = Number(acknowledged.at(-1) ?? 0);
    const count = async () => Number(await countOf(opened.testDatabase.connectionString, 'version'));
    await expect.poll(count).toBeGreaterThan(earlier + 3);
    acknowledged.push(await countOf(opened.testDatabase.connectionString, 'version'));
    paths.push(await backUp());
  }
  await writing;
  isOver = true;
  await registering;

  const states: string[] = [];
  for (const [index, path] of paths.entries()) {
    const target = await openTarget();
    await target.restore(path);
    expect(Number(await countOf(target.connectionString, 'version'))).toBeGreaterThanOrEqual(
      Number(acknowledged[index]),
    );
    states.push(...(await expectConsistent(target, logs)));
    await target.drop();
  }
  expect(states, 'they were taken in the middle').toContain('running');
});

async function countOf(connectionString: string, table: string): Promise<string> {
  return withClient(connectionString, async (client) => {
    const { rows } = await client.query(`select count(*) as count from ${table} where ${ofModel}`);
    return rows[0].count;
  });
}
const ofModel = `environment_id = (select id from environment where name = 'model')`;

/** Looks into what was restored; returns the states of the builds. */
async function expectConsistent(target: { connectionString: string; blobs: BlobStore }, logs: readonly RunningLog[]) {
  const pool = openPool(target.connectionString);
  const restored = { ...ada, database: createPostgresDatabase(createClient(pool)), blobs: target.blobs };
  const { rows } = await pool.query(
    `select count(*)::int as versions, coalesce(max(number), 0) as newest,
       (select last_number from environment where name = 'model') as last,
       (select count(*)::int from audit_entry where action = 'version.register' and resource like 'model%') as audited
     from version where ${ofModel}`,
  );
  const [{ versions, newest, last, audited }] = rows;
  expect({ newest, last, audited }).toEqual({ newest: versions, last: versions, audited: versions });
  const states: string[] = [];
  for (const { build } of logs) {
    const { state, lineCount } = await getBuild(restored, { buildId: build.buildId });
    const input = renderLogInput.parse({ buildId: build.buildId });
    const log = await text(Readable.from(renderLog(restored, input, new AbortController().signal)));
    const numbers = [...log.matchAll(/line (\d+)\n/g)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from(numbers, (_, index) => index + 1));
    expect(numbers).toHaveLength(lineCount);
    states.push(state);
  }
  await pool.end();
  return states;
}

test('what is restored is what was copied: every row of every table, and every blob', async () => {
  const { connectionString } = opened.testDatabase;
  const snapshot = await openSnapshot(connectionString);
  await addOddRows(
    connectionString,
    snapshot.tables.filter(({ name }) => name !== 'installation'),
  );
  await snapshot.close();
  await ada.blobs.put('deeper/than one/環境', Buffer.from([0, 255, 10, 13]));
  const before = await readAllRows(connectionString);
  for (const [table, rows] of Object.entries(before)) {
    if (!(table in transientTables)) expect(rows, `${table} has rows to lose`).not.toEqual([]);
  }

  const target = await openTarget();
  const path = await backUp();
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await target.restore(path);
  const after = await readAllRows(target.connectionString);
  const kept = Object.entries(before).map(([table, rows]) => [table, table in transientTables ? [] : rows]);
  expect(after).toEqual(Object.fromEntries(kept));
  expect(await readBlobs(target.blobs)).toEqual(await readBlobs(ada.blobs));

  // It is a whole studio: numbers go on, versions are immutable, and its key is asked for.
  await withClient(target.connectionString, async (client) => {
    await expect(client.query('delete from version')).rejects.toThrow('immutable');
    const greatest = await client.query('select max(id) as id from audit_entry');
    const added = await client.query(
      `insert into audit_entry (workspace_id, actor_name, action, resource, details)
       select workspace_id, 'Ada', 'version.register', '', '{}' from audit_entry limit 1 returning id`,
    );
    expect(BigInt(added.rows[0].id)).toBe(BigInt(greatest.rows[0].id) + 1n);
  });
  await target.drop();
});

test('a studio that is in use is replaced only when one says so, and others must not be connected', async () => {
  const path = await backUp();
  const target = await openTarget();
  await target.restore(path);
  await target.blobs.put('later', Buffer.from('of the studio that goes'));
  await withClient(target.connectionString, async (client) => {
    await client.query(`update "user" set name = 'Somebody else'`);
    await expect(target.restore(path, true)).rejects.toThrow('Others are connected');
  });
  await expect(target.restore(path)).rejects.toThrow('--replace');
  const names = (await readAllRows(target.connectionString)).user?.join();
  expect(names).toContain('Somebody else');
  await target.restore(path, true);
  expect(await readAllRows(target.connectionString)).toEqual(await rowsToKeep());
  expect(await readBlobs(target.blobs)).toEqual(await readBlobs(ada.blobs));

  await withClient(target.connectionString, (client) => client.query('create table ledger ()'));
  await expect(target.restore(path, true)).rejects.toThrow("not the studio's (ledger)");
  await target.drop();
});

async function rowsToKeep() {
  const rows = Object.entries(await readAllRows(opened.testDatabase.connectionString));
  return Object.fromEntries(rows.map(([table, each]) => [table, table in transientTables ? [] : each]));
}

test('a file that is cut off, damaged or something else is refused before anything is touched', async () => {
  const path = await backUp();
  const target = await openTarget();
  await target.restore(path);
  const before = await readAllRows(target.connectionString);
  const whole = await readFile(path);
  for (const length of [0, 10, whole.length >> 1, whole.length - 1]) {
    await truncate(path, length);
    await expect(target.restore(path, true), `cut at ${length}`).rejects.toThrow(path);
    await writeFile(path, whole);
  }
  const damaged = Buffer.from(whole);
  damaged[whole.length >> 1] = (damaged[whole.length >> 1] ?? 0) ^ 1;
  await writeFile(path, damaged);
  await expect(target.restore(path, true)).rejects.toThrow(path);
  await writeFile(path, gzipSync('no tar'));
  await expect(target.restore(path, true)).rejects.toThrow(path);
  expect(await readAllRows(target.connectionString)).toEqual(before);
  await target.drop();
});

test('one of an older studio is brought to the newest schema, one of a newer studio is refused', async () => {
  const known = listMigrations(migrationsFolder);
  const old = await createTestDatabase();
  await migratePartly(old.connectionString, migrationsFolder, 5);
  await withClient(old.connectionString, async (client) => {
    await client.query(`insert into installation (id, key_fingerprint) values (gen_random_uuid(), 'old')`);
  });
  const snapshot = await openSnapshot(old.connectionString);
  for (let round = 0; round < 3; round += 1) {
    const tables = snapshot.tables.filter(({ name }) => name !== 'installation');
    await addOddRows(old.connectionString, tables);
  }
  await snapshot.close();
  const source = { connectionString: old.connectionString, blobs: ada.blobs, studioVersion: '0', now: new Date() };
  const path = newPath();
  await takeBackup(source, path);
  const target = await openTarget();
  await target.restore(path);
  await withClient(target.connectionString, async (client) => {
    const { rows } = await client.query('select count(*)::int as count from drizzle.__drizzle_migrations');
    expect(rows[0].count).toBe(known.length);
  });
  const rows = await readAllRows(target.connectionString);
  expect(rows.version).toHaveLength(3);
  expect(rows.environment).toHaveLength(3);

  await withClient(old.connectionString, (client) =>
    client.query(`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of the future', 9e15)`),
  );
  const newer = newPath();
  await takeBackup(source, newer);
  await expect(target.restore(newer, true)).rejects.toThrow('newer studio');
  expect(await readAllRows(target.connectionString)).toEqual(rows);
  await target.drop();
  await old.drop();
});

test('the secret key is in it only when one says so', async () => {
  const target = await openTarget();
  expect(await target.restore(await backUp())).toMatchObject({ secretKey: undefined });
  expect(await target.restore(await backUp({ secretKey }), true)).toMatchObject({ secretKey });
  await target.drop();
});

test('a backup that cannot be written leaves nothing behind', async () => {
  const { connectionString } = opened.testDatabase;
  const source = { connectionString, blobs: ada.blobs, studioVersion: '0', now: new Date() };
  await expect(takeBackup(source, join(folder, 'not there', 'a.backup'))).rejects.toThrow('ENOENT');
  const path = newPath();
  await symlink('/dev/full', `${path}.partial`);
  await ada.blobs.put('large', randomBytes(1_000_000));
  await expect(takeBackup(source, path)).rejects.toThrow('ENOSPC');
  async function* gone() {
    yield { key: 'gone', sizeBytes: 4 };
  }
  await expect(takeBackup({ ...source, blobs: { ...ada.blobs, list: gone } }, path)).rejects.toThrow('NOT_FOUND');
  await expect(stat(path)).rejects.toThrow('ENOENT');
  await expect(stat(`${path}.partial`)).rejects.toThrow('ENOENT');
});
