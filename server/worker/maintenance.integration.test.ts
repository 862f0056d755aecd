import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { claimNewBuild } from '../testing/claim-new-build.ts';
import { openTestStudio, type TestStudio } from '../testing/test-studio.ts';
import { getBuild } from '../usecases/build/get-build.ts';
import type { UseCaseContext } from '../usecases/context.ts';
import { endMaintenance } from '../usecases/operations/end-maintenance.ts';
import { startMaintenance } from '../usecases/operations/start-maintenance.ts';
import { startWorker } from './worker.ts';

let opened: TestStudio;
let ada: UseCaseContext;

beforeAll(async () => {
  opened = await openTestStudio();
  ada = await opened.join('admin');
});
afterAll(() => opened.close());

const stateOf = async (buildId: string) => (await getBuild(ada, { buildId })).state;

test('in maintenance what runs goes on to its end, what waits waits, and goes on at once when it is over', async () => {
  const { stores } = ada.database;
  const running = await claimNewBuild(stores, { workspaceId: ada.actor.workspaceId, requestedBy: ada.actor.userId });
  const waiting = await stores.builds.insert({
    ...{ workspaceId: ada.actor.workspaceId, environmentId: undefined, versionId: undefined, draftId: undefined },
    ...{ purpose: 'image', definition: emptyDefinition, specificationHash: 'waiting', timeLimitMs: 60_000 },
    requestedBy: ada.actor.userId,
  });
  await startMaintenance(ada, { message: 'Moving.' });
  let looks = 0;
  const worker = startWorker({
    studio: opened.studio,
    workerId: 'one',
    limit: 2,
    isReady: () => {
      looks += 1;
      return true;
    },
    reportError: () => {},
  });
  await expect.poll(() => looks, { timeout: 20_000 }).toBeGreaterThan(2);
  expect(await stateOf(waiting)).toBe('queued');
  expect(await stores.buildQueue.renew(running, 60_000)).toMatchObject({ isOwned: true });
  const ended = { state: 'succeeded' as const, phase: 'record' as const, phases: [], steps: [] };
  await ada.database.transaction((inside) => inside.buildProgress.finish(running, ended));
  expect(await stateOf(running.buildId)).toBe('succeeded');
  expect(await stateOf(waiting)).toBe('queued');

  await endMaintenance(ada);
  // Sooner than the slow poll: it was woken.
  await expect.poll(() => stateOf(waiting), { timeout: 2_500 }).not.toBe('queued');
  await worker.stop();
});
