import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimNewBuild } from '@/server/testing/claim-new-build.ts';
import { openTestStudio, type TestStudio } from '@/server/testing/test-studio.ts';
import type { ClaimedBuild } from './build-queue-store.ts';

/** A worker that heard no answer writes again what may have been stored: `createPatientDatabase`. */
let studio: TestStudio;
let claimed: ClaimedBuild;

beforeAll(async () => {
  studio = await openTestStudio();
  claimed = await claimNewBuild(studio.testDatabase.database.stores, { workspaceId: studio.workspace.id });
});
afterAll(() => studio.close());

test('a chunk of the log that is there is acknowledged again, and stored once', async () => {
  const { buildLogs, builds } = studio.testDatabase.database.stores;
  const chunk = { firstLine: 1, lineCount: 2, lines: '[0,0,0,"a"]\n[0,0,0,"b"]' };
  expect(await buildLogs.append(claimed, chunk)).toBe(true);
  expect(await buildLogs.append(claimed, chunk)).toBe(true);
  expect(await builds.find(studio.workspace.id, claimed.buildId)).toMatchObject({ lineCount: 2 });
  // Another chunk in its place is none of this worker's doing.
  expect(await buildLogs.append(claimed, { ...chunk, lineCount: 1 })).toBe(false);
  expect(await buildLogs.append({ ...claimed, attempt: claimed.attempt + 1 }, chunk)).toBe(false);
});

test('a build that was claimed is claimed again, by nobody but its worker, and not while it is worked on', async () => {
  const { database } = studio.testDatabase;
  const claimAgain = (workerId: string, running: readonly ClaimedBuild[]) =>
    database.transaction((stores) => stores.buildQueue.claimUnheard(workerId, running, 1_000));
  const { buildId, workerId, attempt } = claimed;
  expect(await claimAgain(workerId, [])).toMatchObject({ buildId, workerId, attempt });
  expect(await claimAgain(workerId, [claimed])).toBeUndefined();
  expect(await claimAgain('another', [])).toBeUndefined();
});

test('an image that is reserved is reserved again', async () => {
  const { buildProgress } = studio.testDatabase.database.stores;
  expect(await buildProgress.takeImage(claimed, 'engine', 'hash')).toBe(true);
  expect(await buildProgress.takeImage(claimed, 'engine', 'hash')).toBe(true);
});

test('a build that has ended tells what ended once more, to the attempt that ended it alone', async () => {
  const { database } = studio.testDatabase;
  const finish = (attempt: number, state: 'succeeded' | 'failed') =>
    database.transaction((stores) =>
      stores.buildProgress.finish({ ...claimed, attempt }, { state, phase: 'record', phases: [], steps: [] }),
    );
  const ended = await finish(claimed.attempt, 'succeeded');
  expect(ended).toEqual([{ buildId: claimed.buildId, workspaceId: studio.workspace.id }]);
  expect(await finish(claimed.attempt, 'succeeded')).toEqual(ended);
  expect(await finish(claimed.attempt, 'failed')).toBeUndefined();
  expect(await finish(claimed.attempt + 1, 'succeeded')).toBeUndefined();
});
