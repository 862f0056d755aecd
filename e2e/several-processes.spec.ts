import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { pausePostgres } from '../db/testing/pause-postgres.ts';
import { BuildWatcher } from './support/build-watcher.ts';
import { runServer } from './support/run-server.ts';
import { StudioCluster } from './support/studio-cluster.ts';
import type { StudioProcess } from './support/studio-process.ts';
import { takeDatabaseAway } from './support/take-database-away.ts';

test.setTimeout(300_000);

/** Of a worker that died within this time its build is adopted, or has ended with the truth. */
const settled = { timeout: 30_000 };
const finished = { timeout: 120_000 };

let cluster: StudioCluster;
let webs: readonly [StudioProcess, StudioProcess];

test.beforeAll(async () => {
  cluster = await StudioCluster.open();
  webs = [await cluster.start('web', 'web-1'), await cluster.start('web', 'web-2')];
});
test.afterAll(() => cluster.close());

/** Counts for about `seconds`. */
function counting(seconds: number): { readonly dockerfile: string } {
  const step = `i=0; while [ $i -lt ${seconds * 10} ]; do i=$((i+1)); echo "tick $i"; sleep 0.1; done`;
  return { dockerfile: `RUN ${step}; echo ${Math.random()}\n` };
}

function ticksOf(lines: readonly (readonly unknown[])[]): string[] {
  return lines.flatMap((line) => (typeof line[3] === 'string' && line[3].startsWith('tick ') ? [line[3]] : []));
}

const ticks = (count: number) => Array.from({ length: count }, (_, index) => `tick ${index + 1}`);

async function untilCounting(buildId: string): Promise<void> {
  await expect.poll(async () => ticksOf(await cluster.readLog(webs[0], buildId)).length, finished).toBeGreaterThan(5);
}

test('two web and two worker processes: what one builds is watched on the others, line by line', async () => {
  const workers = [await cluster.start('worker', 'worker-1'), await cluster.start('worker', 'worker-2')];
  const builds = await Promise.all([
    cluster.startBuild(webs[0], 'watched-a', counting(3)),
    cluster.startBuild(webs[1], 'watched-b', counting(3)),
    cluster.startBuild(webs[0], 'watched-c', counting(3)),
  ]);
  const watchers = builds.map((buildId, index) => {
    const { address } = index % 2 === 0 ? webs[1] : webs[0];
    return new BuildWatcher(() => address, cluster.cookie, cluster.workspace, buildId);
  });
  for (const [index, watcher] of watchers.entries()) {
    await expect.poll(() => watcher.states.at(-1), finished).toBe('succeeded');
    await expect.poll(() => ticksOf(watcher.lines)).toEqual(ticks(30));
    const log = await cluster.readLog(webs[index % 2 === 0 ? 0 : 1], builds[index] ?? '');
    expect(watcher.lines).toEqual(log);
    await watcher.close();
  }
  for (const worker of workers) {
    expect((await fetch(`${worker.address}/readyz`)).status).toBe(200);
    expect((await fetch(`${worker.address}/w/default`)).status).toBe(404);
    await worker.stop();
    expect(worker.exitCode).toBe(0);
  }
});

/** Ways in which the database is away; each gives what brings it back. */
const outages: Readonly<Record<string, () => Promise<() => Promise<void>>>> = {
  'is killed and stays away': () => takeDatabaseAway(cluster.sharedFolder),
  hangs: async () => {
    const { resume } = await pausePostgres(join(cluster.sharedFolder, 'postgres'));
    return async () => resume();
  },
};
/** A lease lasts ten seconds. */
const longerThanLeaseMs = 13_000;

for (const [outage, begin] of Object.entries(outages)) {
  test(`a database that ${outage} for longer than a lease costs no build of two workers an attempt or a line`, async () => {
    const oneEach = { variables: { STUDIO_WORKERS: '1' } };
    const workers = [
      await cluster.start('worker', 'worker-1', oneEach),
      await cluster.start('worker', 'worker-2', oneEach),
    ];
    const builds = await Promise.all(
      webs.map((web, index) => cluster.startBuild(web, `away-${outage.slice(0, 2)}-${index}`, counting(20))),
    );
    const watchers = builds.map(
      (buildId) => new BuildWatcher(() => webs[0].address, cluster.cookie, cluster.workspace, buildId),
    );
    await Promise.all(builds.map(untilCounting));
    const end = await begin();
    await delay(longerThanLeaseMs);
    await end();
    for (const [index, buildId] of builds.entries()) {
      await expect.poll(() => watchers[index]?.states.at(-1), finished).toBe('succeeded');
      expect(await cluster.build(webs[1], buildId)).toMatchObject({ state: 'succeeded', attempt: 1 });
      const log = await cluster.readLog(webs[1], buildId);
      expect(ticksOf(log)).toEqual(ticks(200));
      await expect.poll(() => watchers[index]?.lines).toEqual(log);
    }
    await Promise.all(watchers.map((watcher) => watcher.close()));
    await Promise.all(workers.map((worker) => worker.stop()));
  });
}

test('a worker that is stopped in order hands its build over; one that is killed loses it to another', async () => {
  const first = await cluster.start('worker', 'worker-1', { variables: { STUDIO_WORKERS: '1' } });
  const buildId = await cluster.startBuild(webs[0], 'handed-over', counting(8));
  await untilCounting(buildId);
  const second = await cluster.start('worker', 'worker-2', { variables: { STUDIO_WORKERS: '1' } });
  await first.stop();
  expect(first.exitCode).toBe(0);
  const attempt = async () => (await cluster.build(webs[1], buildId)).attempt;
  await expect.poll(attempt, settled).toBe(2);

  const third = await cluster.start('worker', 'worker-3', { variables: { STUDIO_WORKERS: '1' } });
  await second.kill();
  // The first hand-over counted for nothing, so one death leaves one more try.
  await expect.poll(attempt, settled).toBe(3);
  await expect.poll(async () => (await cluster.build(webs[0], buildId)).state, finished).toBe('succeeded');
  const log = await cluster.readLog(webs[1], buildId);
  expect(log).toHaveLength((await cluster.build(webs[0], buildId)).lineCount);
  expect(ticksOf(log).slice(-80)).toEqual(ticks(80));
  await third.stop();
});

test('a worker that is stopped by the system, given up and woken again writes nothing', async () => {
  const sleeper = await cluster.start('worker', 'worker-1', { variables: { STUDIO_WORKERS: '1' } });
  const buildId = await cluster.startBuild(webs[0], 'woken', counting(25));
  await untilCounting(buildId);
  sleeper.pause();
  const other = await cluster.start('worker', 'worker-2', { variables: { STUDIO_WORKERS: '1' } });
  try {
    await expect.poll(async () => (await cluster.build(webs[0], buildId)).attempt, settled).toBe(2);
    await untilSecondAttemptCounts(buildId);
    sleeper.resume();
    await expect.poll(async () => (await cluster.build(webs[0], buildId)).state, finished).toBe('succeeded');
  } finally {
    sleeper.resume();
  }
  const log = await cluster.readLog(webs[0], buildId);
  const build = await cluster.build(webs[0], buildId);
  expect(build).toMatchObject({ attempt: 2, lineCount: log.length });
  const texts = log.map((line) => line[3]);
  const begin = texts.findIndex((text) => text.includes('Attempt 2'));
  // The engine knew of no pause: its step ran on, and the second attempt heard the rest of it.
  const heard = ticksOf(log.slice(begin));
  expect(heard, 'nothing of the first attempt comes after the second began').toEqual(ticks(250).slice(-heard.length));
  // It is a worker like any other again.
  await other.stop();
  const next = await cluster.startBuild(webs[0], 'after-waking', counting(1));
  await expect.poll(async () => (await cluster.build(webs[0], next)).state, finished).toBe('succeeded');
  expect(await cluster.readLog(webs[0], buildId)).toEqual(log);
  await sleeper.stop();
});

async function untilSecondAttemptCounts(buildId: string): Promise<void> {
  const count = async () => {
    const log = await cluster.readLog(webs[0], buildId);
    const begin = log.findIndex((line) => line[3].includes('Attempt 2'));
    return begin < 0 ? 0 : ticksOf(log.slice(begin)).length;
  };
  await expect.poll(count, finished).toBeGreaterThan(5);
}

test('a web process that ends sends its watchers to another one, and they miss nothing', async () => {
  const worker = await cluster.start('worker', 'worker-1');
  const leaving = await cluster.start('web', 'web-3');
  const buildId = await cluster.startBuild(webs[0], 'moved', counting(6));
  let address = leaving.address;
  const watcher = new BuildWatcher(() => address, cluster.cookie, cluster.workspace, buildId);
  await expect.poll(() => ticksOf(watcher.lines).length, finished).toBeGreaterThan(5);
  address = webs[1].address;
  await leaving.stop();
  expect(leaving.exitCode).toBe(0);
  await expect.poll(() => watcher.states.at(-1), finished).toBe('succeeded');
  await expect.poll(() => ticksOf(watcher.lines)).toEqual(ticks(60));
  expect(watcher.connections).toBe(2);
  await watcher.close();
  await worker.stop();
});

test('a process that does not share what it must is refused with a sentence', async () => {
  const start = (variables: Readonly<Record<string, string>>, name: string) =>
    runServer(['--data', cluster.dataFolder(name), '--port', '0'], variables);
  const variables = cluster.variables('web');

  const alone = await start({ STUDIO_ROLE: 'web' }, 'refused-1');
  expect(alone).toMatchObject({ exitCode: 1, output: expect.stringContaining('set DATABASE_URL') });
  const { STUDIO_SHARED: _, ...withoutFolder } = variables;
  const elsewhere = await start({ ...withoutFolder, STUDIO_SECRET_KEY: 'x'.repeat(32) }, 'refused-2');
  expect(elsewhere).toMatchObject({ exitCode: 1, output: expect.stringContaining('Set STUDIO_SHARED') });
  const otherKey = await start({ ...variables, STUDIO_SECRET_KEY: 'x'.repeat(32) }, 'refused-3');
  expect(otherKey).toMatchObject({ exitCode: 1, output: expect.stringContaining('the same STUDIO_SECRET_KEY') });
  const sameFolder = await start(variables, 'web-1');
  expect(sameFolder).toMatchObject({ exitCode: 1, output: expect.stringContaining('a folder of its own') });
  for (const { output } of [alone, elsewhere, otherKey, sameFolder]) expect(output).not.toMatch(/^\s+at /m);
});
