import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { openTestStudio, type TestStudio } from '../testing/test-studio.ts';
import { getBuild } from '../usecases/build/get-build.ts';
import { listBuilds } from '../usecases/build/list-builds.ts';
import type { UseCaseContext } from '../usecases/context.ts';

let opened: TestStudio;
let ann: UseCaseContext;
let ben: UseCaseContext;

beforeAll(async () => {
  opened = await openTestStudio();
  ann = await opened.join('contributor', 'Ann');
  ben = await opened.join('contributor', 'Ben');
});
afterAll(() => opened.close());

const ask = (
  { actor, database }: UseCaseContext,
  purpose: 'image' | 'lock' = 'image',
  specificationHash: string = crypto.randomUUID(),
) =>
  database.stores.builds.insert({
    workspaceId: actor.workspaceId,
    environmentId: undefined,
    versionId: undefined,
    draftId: undefined,
    purpose,
    definition: emptyDefinition,
    specificationHash,
    requestedBy: actor.userId,
    timeLimitMs: 60_000,
  });

const claim = (workerId = 'one') =>
  opened.studio.database.transaction(async (stores) => {
    await stores.buildQueue.join();
    return await stores.buildQueue.claim(workerId, 60_000);
  });

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
  await empty();
});

test('many workers at once take each build once', async () => {
  const asked = await Promise.all(Array.from({ length: 40 }, (_, index) => ask(index % 2 ? ann : ben)));
  const taken = await Promise.all(Array.from({ length: 60 }, (_, index) => claim(index % 2 ? 'one' : 'cleaner')));
  const ids = taken.flatMap((build) => (build ? [build.buildId] : []));
  expect(ids.toSorted()).toEqual(asked.toSorted());
  await empty();
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

test('only one build makes an image; the next may when that one is over', async () => {
  await ask(ann);
  await ask(ben);
  const [one, two] = [await claim(), await claim()];
  if (!one || !two) throw new Error('Two builds wait.');
  const { buildProgress } = opened.studio.database.stores;
  expect(await buildProgress.takeImage(one, 'engine', 'hash')).toBe(true);
  expect(await buildProgress.takeImage(two, 'engine', 'hash')).toBe(false);
  expect(await buildProgress.takeImage(two, 'other engine', 'hash')).toBe(true);
  await empty();
});

test('the list pages through all builds, newest first, each once', async () => {
  const pages: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listBuilds(ann, { limit: 7, cursor });
    pages.push(...page.items.map((build) => build.id));
    cursor = page.nextCursor;
  } while (cursor);
  const whole = await listBuilds(ann, { limit: 100 });
  expect(pages).toEqual(whole.items.map((build) => build.id));
  expect(new Set(pages).size).toBe(pages.length);
  expect(pages.length).toBeGreaterThan(40);
});
