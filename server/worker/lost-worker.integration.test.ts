import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { ClaimedBuild } from '@/db/stores/build-queue-store.ts';
import { bareClient } from '../adapters/docker/testing/docker-under-test.ts';
import { cancelBuild } from '../usecases/build/cancel-build.ts';
import { containerLabels } from '../usecases/build/container-labels.ts';
import { startBuild } from '../usecases/build/start-build.ts';
import { giveBackAbandoned } from './give-back-abandoned.ts';
import { type BuildStudio, openBuildStudio } from './testing/build-studio.ts';
import { isSpeaking } from './testing/is-speaking.ts';
import type { Worker } from './worker.ts';

let studio: BuildStudio;
let worker: Worker | undefined;

beforeAll(async () => {
  studio = await openBuildStudio();
});
afterEach(async () => {
  await worker?.stop();
});
afterAll(() => studio.close());

/** Takes every waiting build as a worker that will never be heard of again, and gives the wanted one. */
async function claimAndDie(buildId: string, leaseMs = 300): Promise<ClaimedBuild> {
  for (;;) {
    const claimed = await studio.context.database.transaction((stores) => stores.buildQueue.claim('dead', leaseMs));
    if (!claimed) throw new Error('The build was not in the queue.');
    if (claimed.buildId === buildId) return claimed;
  }
}

const definition = () => ({ dockerfile: `FROM ${studio.baseImage}\nRUN echo ${crypto.randomUUID()}\n` });

test('a build whose worker died is tried once more, and its log goes on without a gap', async () => {
  const { buildId } = await startBuild(studio.context, await studio.register(definition()));
  const claimed = await claimAndDie(buildId);
  const { buildLogs, buildProgress } = studio.context.database.stores;
  const lines = JSON.stringify([0, 0, 0, 'the first words']);
  expect(await buildLogs.append(claimed, { firstLine: 1, lineCount: 1, lines })).toBe(true);

  worker = studio.startWorker();
  const build = await studio.untilFinished(buildId);
  expect(build).toMatchObject({ state: 'succeeded', attempt: 2 });
  const texts = (await studio.readLog(buildId)).map((line) => line[3]);
  expect(texts[0]).toBe('the first words');
  expect(texts[1]).toContain('Attempt 2');
  expect(texts).toHaveLength(build.lineCount);

  // The dead one wakes up: whatever it writes, nothing happens.
  const next = { firstLine: build.lineCount + 1, lineCount: 1, lines };
  expect(await buildLogs.append(claimed, next)).toBe(false);
  expect(await buildProgress.save(claimed, { phase: 'lock' })).toBe(false);
  const failed = { state: 'failed', phase: 'lock', phases: [], steps: [] } as const;
  const finished = await studio.context.database.transaction((stores) =>
    stores.buildProgress.finish(claimed, { ...failed, phases: [], steps: [] }),
  );
  expect(finished).toBeUndefined();
  expect(await studio.untilFinished(buildId)).toMatchObject({ state: 'succeeded', lineCount: build.lineCount });
});

test('a build that loses two workers ends with the truth', async () => {
  const { buildId } = await startBuild(studio.context, await studio.register(definition()));
  await claimAndDie(buildId, 1);
  await expect
    .poll(async () => {
      await giveBackAbandoned(studio.context, 0, new AbortController().signal);
      return (await studio.context.database.stores.buildQueue.listWaiting()).map(({ id }) => id);
    })
    .toContain(buildId);
  await claimAndDie(buildId, 1);
  worker = studio.startWorker();
  expect(await studio.untilFinished(buildId)).toMatchObject({ state: 'failed', failure: { reason: 'worker-lost' } });
});

test('a build that was to be cancelled when its worker died is cancelled', async () => {
  const { buildId } = await startBuild(studio.context, await studio.register(definition()));
  await claimAndDie(buildId);
  const { workspaceId } = studio.context.actor;
  await studio.context.database.transaction((stores) => stores.builds.cancel(workspaceId, buildId));
  worker = studio.startWorker();
  expect(await studio.untilFinished(buildId)).toMatchObject({ state: 'cancelled' });
});

test('a worker that is stopped puts its build back, and another one finishes it', async () => {
  const observer = { began: vi.fn(), wrote: vi.fn(), ended: vi.fn(), left: vi.fn() };
  const first = studio.startWorker({ observer });
  const slow = { dockerfile: `FROM ${studio.baseImage}\nRUN echo ${crypto.randomUUID()} && sleep 10\n` };
  const { buildId } = await startBuild(studio.context, await studio.register(slow));
  await studio.until(buildId, isSpeaking);
  await first.stop();
  const waiting = await studio.until(buildId, () => true);
  expect(waiting).toMatchObject({ state: 'queued' });
  const isOurs = ([build]: readonly unknown[]) => (build as ClaimedBuild).buildId === buildId;
  expect(observer.left.mock.calls.filter(isOurs)).toEqual([[expect.anything(), 'handed-over']]);
  expect(observer.ended.mock.calls.filter(isOurs)).toEqual([]);
  const wrote = observer.wrote.mock.calls.filter(isOurs).reduce((sum, [, lineCount]) => sum + lineCount, 0);
  expect(wrote).toBe(waiting.lineCount);
  worker = studio.startWorker();
  const build = await studio.untilFinished(buildId);
  expect(build).toMatchObject({ state: 'succeeded', attempt: 2 });
  expect(await studio.readLog(buildId)).toHaveLength(build.lineCount);
});

test('being stopped in order, however often, speaks against no build', async () => {
  const slow = { dockerfile: `FROM ${studio.baseImage}\nRUN echo ${crypto.randomUUID()} && sleep 4\n` };
  const { buildId } = await startBuild(studio.context, await studio.register(slow));
  for (const _ of [1, 2, 3]) {
    const stopped = studio.startWorker();
    await studio.until(buildId, isSpeaking);
    await stopped.stop();
  }
  // And one death on top of it.
  await claimAndDie(buildId, 1);
  worker = studio.startWorker();
  expect(await studio.untilFinished(buildId)).toMatchObject({ state: 'succeeded', attempt: 5 });
});

test('a worker with grace finishes what it has, takes nothing new, and does not wait longer than it must', async () => {
  const stopped = studio.startWorker();
  const step = (seconds: number) => ({
    dockerfile: `FROM ${studio.baseImage}\nRUN echo ${crypto.randomUUID()} && sleep ${seconds}\n`,
  });
  const running = await startBuild(studio.context, await studio.register(step(3)));
  await studio.until(running.buildId, isSpeaking);
  const stopping = stopped.stop({ graceMs: 60_000 });
  const waiting = await startBuild(studio.context, await studio.register(step(0)));
  await stopping;
  expect(await studio.until(running.buildId, () => true)).toMatchObject({ state: 'succeeded', attempt: 1 });
  expect(await studio.until(waiting.buildId, () => true)).toMatchObject({ state: 'queued' });

  worker = studio.startWorker();
  await studio.untilFinished(waiting.buildId);
  const long = await startBuild(studio.context, await studio.register(step(60)));
  await studio.until(long.buildId, isSpeaking);
  const hurry = new AbortController();
  const begin = performance.now();
  const hurried = worker.stop({ graceMs: 60_000, hurry: hurry.signal });
  hurry.abort();
  await hurried;
  expect(performance.now() - begin).toBeLessThan(10_000);
  expect(await studio.until(long.buildId, () => true)).toMatchObject({ state: 'queued' });
  await cancelBuild(studio.context, long);
});

test('containers of a dead worker are removed', async () => {
  const { buildId } = await startBuild(studio.context, await studio.register(definition()));
  const claimed = await claimAndDie(buildId);
  const label = [`studio.build=${buildId}`];
  const countContainers = async () => (await bareClient().listContainers({ all: true, filters: { label } })).length;
  const running = studio.context.containers
    .run({ image: studio.baseImage, command: ['sleep', '600'], labels: containerLabels(claimed) })
    .catch(() => {}); // it may be removed while it is waited for
  await expect.poll(countContainers, { timeout: 20_000 }).toBe(1);
  worker = studio.startWorker();
  expect(await studio.untilFinished(buildId)).toMatchObject({ state: 'succeeded', attempt: 2 });
  await running;
  await expect.poll(countContainers, { timeout: 10_000 }).toBe(0);
});
