import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient, openPool } from '@/db/client.ts';
import { migrateDatabase } from '@/db/migrate.ts';
import { createPostgresDatabase } from '@/db/postgres-database.ts';
import { createDiskBlobStore } from '../adapters/blob-disk/disk-blob-store.ts';
import { readConfig } from '../config.ts';
import { takeInstanceLock } from '../instance-lock.ts';
import { joinInstallation } from '../join-installation.ts';
import { prepareDataFolder } from '../prepare-data-folder.ts';
import { readOrMakeSecretKey } from '../secret-key.ts';
import { openPostgres } from '../wiring.ts';

const run = promisify(execFile);
const repository = join(import.meta.dirname, '..', '..');

let folder: string;
/** The data folder of a studio with one person, at rest. */
let studio: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'env-studio-commands-'));
  await prepareDataFolder(folder);
  studio = join(folder, 'studio');
  await foundStudio(studio);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function foundStudio(dataFolder: string): Promise<void> {
  await prepareDataFolder(dataFolder);
  const postgres = await openPostgres(readConfig(['--data', dataFolder], {}), () => {});
  await migrateDatabase(postgres.url, join(repository, 'db', 'migrations'));
  const pool = openPool(postgres.url);
  const database = createPostgresDatabase(createClient(pool));
  const blobs = createDiskBlobStore(join(dataFolder, 'blobs'));
  const secretKey = await readOrMakeSecretKey(join(dataFolder, 'secret-key'));
  await joinInstallation({ database, blobs, secretKey, sharedFolder: dataFolder, isNewKeyAccepted: false });
  await database.stores.accounts.create({ name: 'Ada', email: 'ada@example.com', passwordHash: 'unusable' });
  await pool.end();
  await postgres.stop();
}

/** Everything that the command says, and whether it succeeded. */
async function runCommand(command: 'backup' | 'restore', ...parameters: string[]) {
  const script = join(repository, 'scripts', `${command}.mjs`);
  const env = { ...process.env, DATABASE_URL: '', STUDIO_SHARED: '', STUDIO_SECRET_KEY: '' };
  const ended = run(process.execPath, [script, ...parameters], { env });
  return ended.then(
    ({ stdout }) => ({ isDone: true, said: stdout }),
    ({ stdout, stderr }) => ({ isDone: false, said: `${stdout}${stderr}` }),
  );
}

const keyOf = (dataFolder: string) => readFile(join(dataFolder, 'secret-key'), 'utf8');

test('one command each; without the key the next start is told what to do, with it everything is there', async () => {
  const without = join(folder, 'without-key.backup');
  const taken = await runCommand('backup', without, '--data', studio);
  expect(taken).toMatchObject({ isDone: true, said: expect.stringContaining('The secret key is not in it') });
  expect(await runCommand('backup', without, '--data', studio)).toMatchObject({
    isDone: false,
    said: expect.stringContaining('is there already'),
  });
  const other = join(folder, 'other');
  expect(await runCommand('restore', without, '--data', other)).toMatchObject({
    isDone: true,
    said: expect.stringContaining('npm start -- --new-secret-key'),
  });
  await expect(stat(join(other, 'secret-key'))).rejects.toThrow('ENOENT');

  const withKey = join(folder, 'with-key.backup');
  expect(await runCommand('backup', withKey, '--with-secrets', '--data', studio)).toMatchObject({
    isDone: true,
    said: expect.stringContaining('Warning: the secret key is in it.'),
  });
  expect(await runCommand('restore', withKey, '--data', other)).toMatchObject({
    isDone: false,
    said: expect.stringContaining('With --replace it goes'),
  });
  expect(await runCommand('restore', withKey, '--replace', '--data', other)).toMatchObject({
    isDone: true,
    said: expect.stringContaining('The secret key is the right one'),
  });
  expect(await keyOf(other)).toBe(await keyOf(studio));
  expect((await stat(join(other, 'secret-key'))).mode & 0o777).toBe(0o600);
});

test('a studio that runs is not restored, and a folder without one is not backed up', async () => {
  const lock = await takeInstanceLock(join(studio, 'studio.lock'));
  expect(await runCommand('restore', join(folder, 'any'), '--replace', '--data', studio)).toMatchObject({
    isDone: false,
    said: expect.stringContaining('Stop it, then restore.'),
  });
  lock?.release();
  expect(await runCommand('backup', join(folder, 'nothing.backup'), '--data', join(folder, 'empty'))).toMatchObject({
    isDone: false,
    said: expect.stringContaining('There is no studio in'),
  });
  await writeFile(join(folder, 'any'), 'no backup');
  expect(await runCommand('restore', join(folder, 'any'), '--data', join(folder, 'new'))).toMatchObject({
    isDone: false,
    said: expect.stringContaining('cannot be read'),
  });
});

test.each(['backup', 'restore'] as const)('%s says how it is used', async (command) => {
  const usage = { said: expect.stringContaining(`npm run ${command} -- FILE`) };
  expect(await runCommand(command, '--help')).toMatchObject({ isDone: true, ...usage });
  expect(await runCommand(command)).toMatchObject({ isDone: false, ...usage });
});
