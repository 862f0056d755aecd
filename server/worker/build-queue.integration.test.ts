import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { BuildSummary } from '@/core/build/build-detail.ts';
import { emptyDefinition } from '@/core/definition/definition.ts';
import type { BuildOwnership } from '@/db/stores/build-ownership.ts';
import { openTestStudio, type TestStudio } from '../testing/test-studio.ts';
import { cancelBuild } from '../usecases/build/cancel-build.ts';
import { findQueuePlace } from '../usecases/build/find-queue-place.ts';
import { getBuild } from '../usecases/build/get-build.ts';
import { listBuilds } from '../usecases/build/list-builds.ts';
import { refuseFullQueue } from '../usecases/build/refuse-full-queue.ts';
import { retryBuild } from '../usecases/build/retry-build.ts';
import type { UseCaseContext } from '../usecases/context.ts';

let opened: TestStudio;
let ann: UseCaseContext;
let ben: UseCaseContext;

beforeAll(async () => {
  opened = await openTestStudio();
  ann = await opened.join('contributor', 'Ann');
  ben = await opened.join('contributor', 'Ben');
});
afterEach(() => empty());
afterAll(() => opened.close());

const ask = (
  { actor, database }: UseCaseContext,
  purpose: 'image' | 'lock' = 'image',
  specificationHash: string = crypto.randomUUID(),
  expectedMs?: number,
  dockerfile = '',
) =>
  database.stores.builds.insert({
    workspaceId: actor.workspaceId,
    environmentId: undefined,
    versionId: undefined,
    draftId: undefined,
    purpose,
    definition: { ...emptyDefinition, dockerfile },
    specificationHash,
    requestedBy: actor.userId,
    timeLimitMs: 60_000,
    expectedMs,
  });

const claim = (workerId = 'one') =>
  opened.studio.database.transaction(async (stores) => {
    await stores.buildQueue.join();
    return await stores.buildQueue.claim(workerId, 60_000);
  });

async function giveBack(claimed: BuildOwnership | undefined): Promise<void> {
  if (!claimed) throw new Error('No build was claimed.');
  await opened.studio.database.transaction((stores) => stores.buildQueue.giveBack(claimed));
}

/** Ends all that is waiting or running. */
async function empty(): Promise<void> {
  const { database } = opened.studio;
  while (await claim('cleaner')) {
    // until nothing waits
  }
  for (const workerId of ['one', 'cleaner']) {
    for (const build of await database.stores.buildQueue.listOwned(workerId)) {
      const result = { state: 'failed' as const, phase: 'lock' as const, phases: [], steps: [] };
      await database.transaction((stores) => stores.buildProgress.finish(build, result));
    }
  }
}

test("everybody's first build goes before anybody's second, and a lock before all", async () => {
  const many = [await ask(ann), await ask(ann), await ask(ann)];
  const one = await ask(ben);
  const lock = await ask(ben, 'lock');
  const places = await Promise.all(
    [...many, one].map(async (buildId) => (await getBuild(ann, { buildId })).queuePosition),
  );
  expect(places).toEqual([1, 3, 4, 2]);
  expect((await getBuild(ann, { buildId: one })).queueLength).toBe(4);

  const order: (string | undefined)[] = [];
  for (let count = 0; count < 5; count += 1) order.push((await claim())?.buildId);
  expect(order).toEqual([lock, many[0], one, many[1], many[2]]);
  expect(await claim()).toBeUndefined();
});

test('the lock of a Dockerfile section takes its turn as a build does, and waits for an image of its definition', async () => {
  const askForDockerfile = (purpose: 'image' | 'lock') => ask(ann, purpose, 'slow', undefined, 'RUN sleep 600\n');
  const slowLock = await askForDockerfile('lock');
  const slowImage = await askForDockerfile('image');
  const lock = await ask(ben, 'lock');
  const image = await ask(ben);

  const order: (string | undefined)[] = [];
  for (let count = 0; count < 4; count += 1) order.push((await claim())?.buildId);
  expect(order).toEqual([lock, slowImage, image, undefined]);

  for (const build of await opened.studio.database.stores.buildQueue.listOwned('one')) {
    const result = { state: 'failed' as const, phase: 'lock' as const, phases: [], steps: [] };
    await opened.studio.database.transaction((stores) => stores.buildProgress.finish(build, result));
  }
  expect((await claim())?.buildId).toBe(slowLock);
});

test('a short build overtakes the long ones of the same person, and nobody else waits longer for it', async () => {
  const hour = 3_600_000;
  const askFor = (whose: UseCaseContext, expectedMs: number) => ask(whose, 'image', crypto.randomUUID(), expectedMs);
  const long = await askFor(ann, hour);
  const theirs = [await askFor(ben, hour), await askFor(ben, hour)];
  const lengthBefore = async () => {
    const waiting = await opened.studio.database.stores.buildQueue.listWaiting();
    const ahead = (id: string | undefined) =>
      waiting.slice(
        0,
        waiting.findIndex((build) => build.id === id),
      );
    return theirs.map((id) => ahead(id).reduce((sum, { expectedMs = 0 }) => sum + expectedMs, 0));
  };
  const before = await lengthBefore();
  const short = await askFor(ann, 10_000);
  const after = await lengthBefore();
  for (const [index, ms] of after.entries()) expect(ms).toBeLessThanOrEqual((before[index] ?? 0) + 10_000);
  expect(after[0]).toBeLessThanOrEqual(before[0] ?? 0);

  const order: (string | undefined)[] = [];
  for (let count = 0; count < 4; count += 1) order.push((await claim())?.buildId);
  expect(order.indexOf(short)).toBeLessThan(order.indexOf(long));
});

test('a long build that has waited for longer than the two differ is not overtaken', async () => {
  const old = await ask(ann, 'image', crypto.randomUUID(), 60_000);
  await opened.testDatabase.client.execute(
    `update build set requested_at = requested_at - interval '2 minutes' where id = '${old}'`,
  );
  await ask(ann, 'image', crypto.randomUUID(), 1_000);
  expect((await claim())?.buildId).toBe(old);
});

test('the expected start follows from what runs, what waits before, and how many work', async () => {
  const { stores } = opened.studio.database;
  const process = {
    ...{ id: crypto.randomUUID(), role: 'worker' as const, hostName: 'here', pid: 1, workerCount: 1, watcherCount: 0 },
    ...{ engineAddress: 'unix:', startedAt: new Date(), isDraining: false },
  };
  await ask(ann, 'image', crypto.randomUUID(), 60_000);
  await claim();
  await ask(ann, 'image', crypto.randomUUID(), 30_000);
  const last = await ask(ann, 'image', crypto.randomUUID(), 40_000);
  expect(await findQueuePlace(stores, last)).toEqual({ position: 2, length: 2, expectedWaitMs: undefined });
  await stores.processes.report({ ...process, isReadyToBuild: false });
  expect((await findQueuePlace(stores, last))?.expectedWaitMs).toBeUndefined();

  await stores.processes.report({ ...process, isReadyToBuild: true });
  const place = await findQueuePlace(stores, last);
  expect(place?.expectedWaitMs).toBeGreaterThan(80_000);
  expect(place?.expectedWaitMs).toBeLessThanOrEqual(90_000);

  await stores.processes.report({ ...process, isReadyToBuild: true, isDraining: true });
  expect((await findQueuePlace(stores, last))?.expectedWaitMs).toBeUndefined();
  await stores.processes.leave(process.id);
});

test('nobody has more builds waiting than one person may, however many they ask for at once', async () => {
  const limited = { ...ann, settings: { ...ann.settings, queueLimit: 3 } };
  const askIfThereIsRoom = () =>
    opened.studio.database.transaction(async (stores) => {
      await refuseFullQueue(stores, limited);
      return await stores.builds.insert({
        ...{ workspaceId: ann.actor.workspaceId, environmentId: undefined, versionId: undefined, draftId: undefined },
        ...{ purpose: 'image', definition: emptyDefinition, specificationHash: crypto.randomUUID() },
        ...{ requestedBy: ann.actor.userId, timeLimitMs: 60_000 },
      });
    });
  const answers = await Promise.allSettled(Array.from({ length: 8 }, askIfThereIsRoom));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
  for (const reason of refused) expect(reason).toMatchObject({ code: 'QUEUE_FULL', values: { limit: '3' } });

  const [waiting] = await opened.studio.database.stores.buildQueue.listWaiting();
  await expect(retryBuild(limited, { buildId: waiting?.id ?? '' })).rejects.toMatchObject({ code: 'QUEUE_FULL' });
  await expect(retryBuild(ben, { buildId: waiting?.id ?? '' })).resolves.toMatchObject({ buildId: expect.any(String) });
});

test('many workers at once take each build once', async () => {
  const asked = await Promise.all(Array.from({ length: 40 }, (_, index) => ask(index % 2 ? ann : ben)));
  const taken = await Promise.all(Array.from({ length: 60 }, (_, index) => claim(index % 2 ? 'one' : 'cleaner')));
  const ids = taken.flatMap((build) => (build ? [build.buildId] : []));
  expect(ids.toSorted()).toEqual(asked.toSorted());
});

test('a build joins the one that works on the same, without a worker of its own', async () => {
  const specification = crypto.randomUUID();
  const first = await ask(ann, 'image', specification);
  await claim();
  const second = await ask(ben, 'image', specification);
  expect(await claim()).toBeUndefined();
  expect(await getBuild(ben, { buildId: second })).toMatchObject({ state: 'running', sharedBuildId: first });
  await empty();
  expect(await getBuild(ben, { buildId: second })).toMatchObject({ state: 'failed' });
});

test('those that share a build wait with it when it is given back, and go on with it', async () => {
  const specification = crypto.randomUUID();
  const first = await ask(ann, 'image', specification);
  const claimed = await claim();
  const second = await ask(ben, 'image', specification);
  expect(await claim()).toBeUndefined();

  await giveBack(claimed);
  const waiting = { state: 'queued', queuePosition: 1, queueLength: 1 };
  expect(await getBuild(ann, { buildId: first })).toMatchObject(waiting);
  expect(await getBuild(ben, { buildId: second })).toMatchObject({ ...waiting, sharedBuildId: first });

  expect(await claim()).toMatchObject({ buildId: first, attempt: 2 });
  expect(await getBuild(ben, { buildId: second })).toMatchObject({ state: 'running', sharedBuildId: first });
  expect(await claim()).toBeUndefined();
  await empty();
  expect(await getBuild(ben, { buildId: second })).toMatchObject({ state: 'failed' });
});

test('a build that was given back and is cancelled lets those that share it wait for themselves', async () => {
  const specification = crypto.randomUUID();
  const first = await ask(ann, 'image', specification);
  const claimed = await claim();
  const second = await ask(ben, 'image', specification);
  expect(await claim()).toBeUndefined();

  await giveBack(claimed);
  await cancelBuild(ann, { buildId: first });
  expect(await getBuild(ann, { buildId: first })).toMatchObject({ state: 'cancelled' });
  expect(await getBuild(ben, { buildId: second })).toMatchObject({ state: 'queued', sharedBuildId: undefined });
  expect(await claim()).toMatchObject({ buildId: second });
});

test('a build that was given back joins another with all that share it', async () => {
  const specification = crypto.randomUUID();
  const first = await ask(ann, 'image', specification);
  const claimed = await claim();
  const second = await ask(ben, 'image', specification);
  await ask(ann);
  await claim();

  await giveBack(claimed);
  // Ann has another build that runs: it is somebody's first build that is like hers.
  const third = await ask(await opened.join('contributor', 'Cy'), 'image', specification);
  expect(await claim()).toMatchObject({ buildId: third });
  expect(await claim()).toBeUndefined();
  for (const buildId of [first, second]) {
    expect(await getBuild(ann, { buildId })).toMatchObject({ state: 'running', sharedBuildId: third });
  }
  await empty();
  for (const buildId of [first, second]) expect(await getBuild(ann, { buildId })).toMatchObject({ state: 'failed' });
});

test('a build that is about to join one that ends this very moment is worked on itself', async () => {
  const { database } = opened.studio;
  const specification = crypto.randomUUID();
  await ask(ann, 'image', specification);
  const ending = await claim();
  if (!ending) throw new Error('A build waits.');
  const second = await ask(ben, 'image', specification);
  const ended = Promise.withResolvers<void>();
  const isTold = Promise.withResolvers<void>();
  const finishing = database.transaction(async (stores) => {
    await stores.buildProgress.finish(ending, { state: 'cancelled', phase: 'lock', phases: [], steps: [] });
    isTold.resolve();
    await ended.promise;
  });
  await isTold.promise;
  const joining = claim();
  const waitingLocks = sql`select from pg_locks join pg_stat_activity using (pid)
    where not granted and datname = current_database()`;
  await expect.poll(async () => (await opened.testDatabase.client.execute(waitingLocks)).rows.length).toBe(1);
  ended.resolve();
  await finishing;
  expect(await joining).toMatchObject({ buildId: second });
});

test('only one build makes an image; the next may when that one is over', async () => {
  await ask(ann);
  await ask(ben);
  const [one, two] = [await claim(), await claim()];
  if (!one || !two) throw new Error('Two builds wait.');
  const { buildProgress } = opened.studio.database.stores;
  expect(await buildProgress.takeImage(one, 'engine', 'hash')).toBe(true);
  expect(await buildProgress.takeImage(two, 'engine', 'hash')).toBe(false);
  expect(await buildProgress.takeImage(two, 'other engine', 'hash')).toBe(true);
});

test('the list pages through all builds, newest first, each once', async () => {
  const asked: string[] = [];
  while (asked.length < 20) asked.push(await ask(ann));
  const listed: BuildSummary[] = [];
  let cursor: string | undefined;
  do {
    const page = await listBuilds(ann, { limit: 7, cursor });
    listed.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  // Of those that were asked for in one millisecond the id decides.
  const places = listed.map(({ requestedAt, id }) => `${requestedAt} ${id}`);
  expect(places).toEqual(places.toSorted().toReversed());
  const ids = listed.map(({ id }) => id);
  expect(ids.slice(0, asked.length).toSorted()).toEqual(asked.toSorted());
  expect(new Set(ids).size).toBe(ids.length);
});
