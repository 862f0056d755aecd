import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readPostmasterPid } from '@/db/testing/read-postmaster-pid.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';

let parent: string;
let folder: string;
let running: EmbeddedPostgres | undefined;

beforeEach(async () => {
  // Closed to other users, as a home folder is: as root the server then lives somewhere else.
  parent = await mkdtemp(join(tmpdir(), 'env-studio-test-embedded-'));
  folder = join(parent, 'postgres');
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await rm(await realpath(folder), { recursive: true, force: true });
  await rm(parent, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedPostgres> {
  running = await startEmbeddedPostgres({ folder, logFile: join(parent, 'postgres.log') });
  return running;
}

async function query(server: EmbeddedPostgres, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server.connectionString('postgres') });
  client.on('error', () => {});
  await client.connect();
  const result = await client.query(text).finally(() => client.end());
  return result.rows;
}

const serverPid = () => readPostmasterPid(join(folder, 'data'));

test('makes a cluster, keeps its data over a stop, and listens on no port', async () => {
  const first = await start();
  expect(first.wasRunning).toBe(false);
  expect((await stat(join(folder, 'data'))).uid).not.toBe(0);
  await query(first, 'create table kept (value int)');
  await query(first, 'insert into kept values (42)');
  expect(await query(first, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
  expect(await query(first, 'show fsync')).toEqual([{ fsync: 'on' }]);
  await first.stop();
  expect(await query(await start(), 'select value from kept')).toEqual([{ value: 42 }]);
});

test('goes on with a server that outlived whoever started it', async () => {
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))};
    await startEmbeddedPostgres(${JSON.stringify({ folder, logFile: join(parent, 'postgres.log') })});
    console.log('started');
    setInterval(() => {}, 1000);
  `;
  const starter = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve) => starter.stdout.once('data', () => resolve()));
  const pid = await serverPid();
  starter.kill('SIGKILL');
  await new Promise((resolve) => starter.once('exit', resolve));

  const server = await start();
  expect(server.wasRunning).toBe(true);
  expect(await serverPid()).toBe(pid);
  await server.stop();
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), 5_000);
});

test('a server killed under us recovers at the next start with all that was committed', async () => {
  const first = await start();
  await query(first, 'create table kept (value int)');
  await query(first, 'insert into kept select generate_series(1, 1000)');
  const pid = await serverPid();
  process.kill(pid, 'SIGKILL');
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), 5_000);
  const second = await start();
  expect(await query(second, 'select count(*)::int from kept')).toEqual([{ count: 1000 }]);
});

test('a pid file that names somebody else is not believed', async () => {
  await (await start()).stop();
  await writeFile(join(folder, 'data', 'postmaster.pid'), `${process.pid}\n${join(folder, 'data')}\n`);
  expect((await start()).wasRunning).toBe(false);
});

test('the lock of a socket whose number was given to another process is stale', async () => {
  await (await start()).stop();
  // A user's own processes alone hold up a server of that user.
  const { uid, gid } = await stat(join(folder, 'data'));
  const other = spawn('sleep', ['120'], { uid, gid });
  await writeFile(join(folder, 'socket', '.s.PGSQL.5432.lock'), `${other.pid}\n${join(folder, 'data')}\n`);
  try {
    expect((await start()).wasRunning).toBe(false);
  } finally {
    other.kill();
  }
});

test('a cluster that was killed half made is made anew', async () => {
  await (await start()).stop();
  await rm(join(folder, 'data'), { recursive: true });
  await mkdir(join(folder, 'data.init', 'base'), { recursive: true });
  await writeFile(join(folder, 'data.init', 'PG_VERSION'), '18\n');
  expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
});
