import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { claimNewBuild } from '../testing/claim-new-build.ts';
import { openTestStudio, type TestStudio } from '../testing/test-studio.ts';
import { BuildStopped } from '../usecases/build/build-stopped.ts';
import { workOnBuild } from './work-on-build.ts';

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
