import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient, openPool } from '@/db/client.ts';
import type { Database } from '@/db/database.ts';
import { openEventBus, type PostgresEventBus } from '@/db/event-bus.ts';
import { migrateDatabase } from '@/db/migrate.ts';
import { createPostgresDatabase } from '@/db/postgres-database.ts';
import type { BuildQueueStore } from '@/db/stores/build-queue-store.ts';
import { type SupervisedPostgres, startSupervisedPostgres } from '../adapters/embedded-postgres/supervised-postgres.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { startBuild } from '../usecases/build/start-build.ts';
import { type BuildStudio, openBuildStudio } from './testing/build-studio.ts';

const run = promisify(execFile);
const lineCount = 80;
/** Whoever waits for a minute in the studio waits for 12 s in this test: sleeps and leases of its workers are so much shorter. */
const hurry = 5;
const clock = {
  ...systemClock,
  sleep: (durationMs: number, signal?: AbortSignal) => systemClock.sleep(durationMs / hurry, signal),
};
/** Three leases. */
const fullForMs = 6_000;

let disk: string;
let server: SupervisedPostgres;
let pool: pg.Pool;
let events: PostgresEventBus;
let studio: BuildStudio;

/** A database of its own on a small disk, as a studio's data folder has it. */
beforeAll(async () => {
  disk = await mkdtemp(join(tmpdir(), 'env-studio-full-'));
  await run('mount', ['-t', 'tmpfs', '-o', 'size=200m', 'studio-test', disk]);
  server = await startSupervisedPostgres(
    { folder: join(disk, 'postgres'), logFile: `${disk}.log` },
    { ended: () => {}, restarted: () => {}, failed: () => {} },
  );
  const url = server.connectionString('postgres');
  await migrateDatabase(url, join(import.meta.dirname, '..', '..', 'db', 'migrations'));
  pool = openPool(url);
  events = await openEventBus(url);
  const { stores, transaction } = createPostgresDatabase(createClient(pool));
  const { buildQueue } = stores;
  const renew: BuildQueueStore['renew'] = (ownership, leaseMs) => buildQueue.renew(ownership, leaseMs / hurry);
  const database: Database = { stores: { ...stores, buildQueue: { ...buildQueue, renew } }, transaction };
  studio = await openBuildStudio({ database, events, clock });
});
afterAll(async () => {
  await studio?.close();
  await events?.close();
  await pool?.end();
  await server?.stop();
  await run('umount', ['--lazy', disk]);
  await rm(disk, { recursive: true });
  await rm(`${disk}.log`, { force: true });
});

/** Takes all the space that is left, until it is asked to give it back. */
async function fillDisk(): Promise<() => Promise<void>> {
  const path = join(disk, 'filler');
  await run('dd', ['if=/dev/zero', `of=${path}`, 'bs=64K']).catch(() => {}); // it ends when nothing more fits
  return () => rm(path);
}

async function readLineCount(buildId: string): Promise<number> {
  return (await studio.until(buildId, () => true)).lineCount;
}

/** Nothing more of the log can be stored. */
async function untilLogStandsStill(buildId: string): Promise<void> {
  const seen: number[] = [];
  const hasStoodStill = async () => {
    seen.push(await readLineCount(buildId));
    return seen.length > 10 && seen.at(-1) === seen.at(-10);
  };
  await expect.poll(hasStoodStill, { timeout: 20_000, interval: 100 }).toBe(true);
}

/** Each line is new and hardly to be compressed: pages are full soon. */
async function startCounting(): Promise<string> {
  const line = 'echo "line $i $(head -c 1500 /dev/urandom | base64 --wrap 0)"';
  const step = `RUN i=0; while [ $i -lt ${lineCount} ]; do i=$((i+1)); ${line}; sleep 0.05; done`;
  const definition = { dockerfile: `FROM ${studio.baseImage}\n${step}; : ${crypto.randomUUID()}\n` };
  const { buildId } = await startBuild(studio.context, await studio.register(definition));
  return buildId;
}

test('builds wait for space however long it takes, lose no line, and are no lost workers’', async () => {
  for (const limit of [1, 1, 1]) studio.startWorker({ limit });
  const builds = [await startCounting(), await startCounting()];
  for (const buildId of builds) {
    await expect.poll(() => readLineCount(buildId), { timeout: 60_000 }).toBeGreaterThan(20);
  }

  const free = await fillDisk();
  await Promise.all(builds.map(untilLogStandsStill));
  await systemClock.sleep(fullForMs);
  for (const buildId of builds) {
    expect(await studio.until(buildId, () => true)).toMatchObject({ state: 'running', attempt: 1 });
  }

  await free();
  for (const buildId of builds) {
    expect(await studio.untilFinished(buildId)).toMatchObject({ state: 'succeeded', attempt: 1 });
    const texts = (await studio.readLog(buildId)).map(([, , , text]) => text);
    const counted = texts.flatMap((text) => /^line (\d+) /.exec(text)?.[1] ?? []).map(Number);
    expect(counted).toEqual(Array.from({ length: lineCount }, (_, index) => index + 1));
  }
});
