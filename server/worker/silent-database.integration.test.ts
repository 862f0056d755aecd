import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createClient, openPool } from '@/db/client.ts';
import type { Database } from '@/db/database.ts';
import { createPostgresDatabase } from '@/db/postgres-database.ts';
import { openSilentRelay, type SilentRelay } from '@/db/testing/open-silent-relay.ts';
import { openTestDatabase, type TestDatabase } from '@/db/testing/test-database.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import type { Clock } from '../ports/clock.ts';
import { startBuild } from '../usecases/build/start-build.ts';
import { type BuildStudio, openBuildStudio } from './testing/build-studio.ts';
import { isSpeaking } from './testing/is-speaking.ts';
import type { Worker } from './worker.ts';

/** All takes a fifth of the time that it takes in a studio: sleeps, leases, and the patience with the database. */
const hurry = 5;
const clock: Clock = {
  ...systemClock,
  sleep: (durationMs, signal) => systemClock.sleep(durationMs / hurry, signal),
};
const lineCount = 80;

let testDatabase: TestDatabase;
let relay: SilentRelay;
let pool: pg.Pool;
let relayed: Database;
let studio: BuildStudio;
let workers: Worker[] = [];
let beforeCommit: (result: unknown) => void = () => {};

/** A worker's database, behind a network that fails. */
beforeAll(async () => {
  testDatabase = await openTestDatabase();
  relay = await openSilentRelay(testDatabase.connectionString);
  pool = openPool(relay.connectionString, { patienceMs: 10_000 / hurry });
  const { stores, transaction } = createPostgresDatabase(createClient(pool));
  const { buildQueue } = stores;
  relayed = {
    stores: {
      ...stores,
      buildQueue: { ...buildQueue, renew: (ownership, leaseMs) => buildQueue.renew(ownership, leaseMs / hurry) },
    },
    transaction: (work) =>
      transaction(async (inside) => {
        const result = await work(inside);
        beforeCommit(result);
        return result;
      }),
  };
  const { database, events } = testDatabase;
  studio = await openBuildStudio({ database, events, clock });
});
beforeEach(() => {
  workers = [];
  beforeCommit = () => {};
});
afterEach(() => Promise.all(workers.map((worker) => worker.stop())));
afterAll(async () => {
  await studio?.close();
  await pool?.end();
  await relay?.close();
  await testDatabase?.close();
});

/** A worker that reaches the database by way of the network that fails. */
function startRelayed(): void {
  workers.push(studio.startWorker({ studio: { ...studio.context, database: relayed } }));
}

async function startCounting(): Promise<string> {
  const step = `RUN i=0; while [ $i -lt ${lineCount} ]; do i=$((i+1)); echo "line $i"; sleep 0.1; done`;
  const definition = { dockerfile: `FROM ${studio.baseImage}\n${step}; : ${crypto.randomUUID()}\n` };
  const { buildId } = await startBuild(studio.context, await studio.register(definition));
  return buildId;
}

/** Each line once, by the one attempt. */
async function expectWhole(buildId: string): Promise<void> {
  const build = await studio.untilFinished(buildId);
  expect(build).toMatchObject({ state: 'succeeded', attempt: 1 });
  const log = await studio.readLog(buildId);
  expect(log).toHaveLength(build.lineCount);
  const counted = log.flatMap(([, , , text]) => /^line (\d+)$/.exec(text)?.[1] ?? []).map(Number);
  expect(counted).toEqual(Array.from({ length: lineCount }, (_, index) => index + 1));
}

test('what was stored without an answer is stored once, and the build goes on', async () => {
  startRelayed();
  const buildId = await startCounting();
  await studio.until(buildId, isSpeaking);
  relay.swallowAnswers();
  await studio.until(buildId, ({ lineCount: count }) => count > lineCount / 2);
  relay.swallowAnswers();
  await expectWhole(buildId);
});

test('a worker whose connections all die keeps its builds', async () => {
  startRelayed();
  const buildId = await startCounting();
  await studio.until(buildId, isSpeaking);
  workers.push(studio.startWorker());
  // As many connections as a process has that also serves pages.
  await Promise.all(Array.from({ length: 20 }, () => relayed.stores.workspaces.list()));
  relay.silence();
  await expectWhole(buildId);
});

test('a build that was claimed without an answer is worked on by whoever claimed it', async () => {
  beforeCommit = (result) => {
    const isClaim = typeof result === 'object' && result !== null && 'workerId' in result;
    if (!isClaim || !('purpose' in result) || result.purpose !== 'image') return;
    relay.swallowAnswers();
    beforeCommit = () => {};
  };
  startRelayed();
  await expectWhole(await startCounting());
});
