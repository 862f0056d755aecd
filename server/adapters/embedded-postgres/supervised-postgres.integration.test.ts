import { mkdtemp, realpath, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readPostmasterPid } from '@/db/testing/read-postmaster-pid.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { type SupervisedPostgres, startSupervisedPostgres } from './supervised-postgres.ts';

let parent: string;
let folder: string;
let running: SupervisedPostgres | undefined;
const observer = { ended: vi.fn(), restarted: vi.fn(), failed: vi.fn() };
const withinMs = 20_000;

beforeEach(async () => {
  vi.resetAllMocks();
  parent = await mkdtemp(join(tmpdir(), 'env-studio-test-supervised-'));
  folder = join(parent, 'postgres');
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await rm(await realpath(folder), { recursive: true, force: true });
  await rm(parent, { recursive: true, force: true });
});

const options = () => ({ folder, logFile: join(parent, 'postgres.log') });
const dataFolder = () => join(folder, 'data');

async function start(): Promise<SupervisedPostgres> {
  running = await startSupervisedPostgres(options(), observer);
  return running;
}

async function query(server: SupervisedPostgres, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server.connectionString('postgres') });
  client.on('error', () => {});
  await client.connect();
  const result = await client.query(text).finally(() => client.end());
  return result.rows;
}

/** Process id of the server that runs now. */
const serverPid = () => readPostmasterPid(dataFolder());

test.each(['SIGKILL', 'SIGINT'] as const)(
  'a server that ends by %s runs again on the same socket, with all that was committed',
  async (signal) => {
    const server = await start();
    await query(server, 'create table kept as select generate_series(1, 1000) as value');
    for (const outages of [1, 2]) {
      const pid = await serverPid();
      process.kill(pid, signal);
      await vi.waitFor(() => expect(observer.restarted).toHaveBeenCalledTimes(outages), withinMs);
      expect(await serverPid()).not.toBe(pid);
      expect(await query(server, 'select count(*)::int from kept')).toEqual([{ count: 1000 }]);
    }
    expect(observer.ended).toHaveBeenCalledTimes(2);
  },
);

test('a server that outlived an earlier studio is watched as well', async () => {
  await startEmbeddedPostgres(options());
  const server = await start();
  process.kill(await serverPid(), 'SIGKILL');
  await vi.waitFor(() => expect(observer.restarted).toHaveBeenCalledTimes(1), withinMs);
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a data folder that is gone is told, never replaced by an empty one, and gone on with once it is back', async () => {
  const server = await start();
  await query(server, 'create table kept (value int)');
  const pid = await serverPid();
  await rename(dataFolder(), `${dataFolder()}.aside`);
  process.kill(pid, 'SIGKILL');
  await vi.waitFor(() => expect(observer.failed.mock.calls.length).toBeGreaterThan(1), withinMs);
  const pauses = observer.failed.mock.calls.map(([, pauseMs]) => pauseMs);
  expect(pauses.slice(0, 2)).toEqual([100, 200]);
  await rename(`${dataFolder()}.aside`, dataFolder());
  await vi.waitFor(() => expect(observer.restarted).toHaveBeenCalledTimes(1), withinMs);
  expect(await query(server, 'select count(*)::int from kept')).toEqual([{ count: 0 }]);
});

test('a server that is stopped stays so', async () => {
  const server = await start();
  const pid = await serverPid();
  process.kill(pid, 'SIGKILL');
  await server.stop();
  await expect(query(server, 'select 1')).rejects.toThrow('connect');
  expect(observer.restarted).not.toHaveBeenCalled();
});
