import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { claimNewBuild } from '../testing/claim-new-build.ts';
import { openTestStudio, type TestStudio } from '../testing/test-studio.ts';
import { BuildStopped } from '../usecases/build/build-stopped.ts';
import type { Studio } from '../usecases/context.ts';
import { workOnBuild } from './work-on-build.ts';
import { startWorker } from './worker.ts';

let opened: TestStudio;

beforeAll(async () => {
  opened = await openTestStudio();
});
afterAll(() => opened.close());

test('a worker that wakes after its build was given to another packs nothing and tells of no end', async () => {
  const { studio, workspace } = opened;
  const { buildLogs, buildQueue } = studio.database.stores;
  const stale = await claimNewBuild(studio.database.stores, { workspaceId: workspace.id });
  await studio.database.transaction((stores) => stores.buildQueue.giveBack(stale));
  const next = await buildQueue.claim('another', 60_000);
  if (next?.buildId !== stale.buildId) throw new Error('The build was not in the queue.');
  const lines = JSON.stringify([0, 0, 0, 'of the second attempt']);
  await buildLogs.append(next, { firstLine: 1, lineCount: 1, lines });

  // The first thing that it hears of is that its time was over long ago.
  const stop = new AbortController();
  stop.abort(new BuildStopped('time-limit'));
  const observer = { began: vi.fn(), wrote: vi.fn(), ended: vi.fn(), left: vi.fn() };
  const errors: unknown[] = [];
  await workOnBuild({ studio, build: stale, stop, reportError: (error) => errors.push(error), observer });

  expect(errors).toEqual([]);
  expect(observer.ended).not.toHaveBeenCalled();
  expect(observer.left).toHaveBeenCalledWith(stale, 'lost');
  expect(await buildLogs.findSealed(stale.buildId)).toBeUndefined();
  expect(await buildLogs.listChunks(stale.buildId, { afterLine: 0, limit: 10 })).toHaveLength(1);
});

test('a worker that takes a build again which it had lost goes on with the new attempt when the old one ends', async () => {
  const { studio, workspace } = opened;
  const { builds } = studio.database.stores;
  // Each attempt pulls its base image until it is told to end, by the test or by its worker.
  const pulls: (() => void)[] = [];
  const pull = async (_reference: string, _onProgress: unknown, signal: AbortSignal) => {
    const released = Promise.withResolvers<void>();
    pulls.push(released.resolve);
    signal.addEventListener('abort', () => released.resolve());
    await released.promise;
    return { ok: false, message: 'no registry', isUnreachable: true } as const;
  };
  const find = async () => undefined;
  const observer = { began: vi.fn(), wrote: vi.fn(), ended: vi.fn(), left: vi.fn() };
  const world: Studio = { ...studio, imageStore: Object.assign(Object.create(studio.imageStore), { find, pull }) };
  const errors: unknown[] = [];
  const worker = startWorker({
    ...{ studio: world, workerId: 'the same', limit: 2, isReady: () => true, observer },
    reportError: (error) => errors.push(error),
  });

  const buildId = await builds.insert({
    ...{ workspaceId: workspace.id, environmentId: undefined, versionId: undefined, draftId: undefined },
    ...{ purpose: 'image', specificationHash: crypto.randomUUID(), requestedBy: undefined, timeLimitMs: 60_000 },
    definition: { ...emptyDefinition, baseImage: 'any' },
  });
  await expect.poll(() => pulls.length).toBe(1);
  await studio.database.transaction((stores) =>
    stores.buildQueue.giveBack({ buildId, attempt: 1, workerId: 'the same' }),
  );
  await expect.poll(() => pulls.length, { timeout: 10_000 }).toBe(2);
  pulls[0]?.();
  await expect.poll(() => observer.left.mock.calls.length, { timeout: 10_000 }).toBe(1);

  await worker.stop();
  expect(observer.left.mock.calls.map(([{ attempt }, reason]) => [attempt, reason])).toEqual([
    [1, 'lost'],
    [2, 'handed-over'],
  ]);
  expect(errors).toEqual([]);
});
