import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ClaimedBuild } from '@/db/stores/build-queue-store.ts';
import { claimNewBuild } from '../testing/claim-new-build.ts';
import { openTestStudio, type TestStudio } from '../testing/test-studio.ts';
import { giveBackAbandoned } from './give-back-abandoned.ts';

let opened: TestStudio;

beforeEach(async () => {
  opened = await openTestStudio();
});
afterEach(() => opened.close());

const patienceMs = 100;
const neverEnding = new AbortController().signal;

/** A build whose worker has not renewed its lease in time. */
async function claimOverdue(): Promise<ClaimedBuild> {
  const { stores } = opened.studio.database;
  const claimed = await claimNewBuild(stores, { workspaceId: opened.workspace.id });
  await stores.buildQueue.renew(claimed, -1);
  return claimed;
}

const stateOf = async ({ buildId }: ClaimedBuild) =>
  (await opened.studio.database.stores.builds.find(opened.workspace.id, buildId))?.state;

test('whoever could not renew a lease because the database was away keeps the build', async () => {
  const { studio } = opened;
  const living = await claimOverdue();
  // The database is back: while it is waited for them, those that live renew.
  const sleep = async () => void (await studio.database.stores.buildQueue.renew(living, 60_000));
  await giveBackAbandoned({ ...studio, clock: { ...studio.clock, sleep } }, patienceMs, neverEnding);
  expect(await stateOf(living)).toBe('running');
  expect(await studio.database.stores.buildQueue.renew(living, 60_000)).toMatchObject({ isOwned: true });
});

test('a worker that is being stopped gives back nothing any more', async () => {
  const ending = new AbortController();
  const sleep = async () => ending.abort();
  const overdue = await claimOverdue();
  await giveBackAbandoned({ ...opened.studio, clock: { ...opened.studio.clock, sleep } }, patienceMs, ending.signal);
  expect(await stateOf(overdue)).toBe('running');
});
