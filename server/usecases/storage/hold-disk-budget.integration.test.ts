import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDockerAdapter } from '../../adapters/docker/docker-adapter.ts';
import { busyboxImage, ensureBusyboxImage } from '../../adapters/docker/testing/busybox-image.ts';
import { collectBuild } from '../../adapters/docker/testing/collect-build.ts';
import { type SecondEngine, startSecondEngine } from '../../adapters/docker/testing/second-engine.ts';
import { openTestStudio, type TestStudio } from '../../testing/test-studio.ts';
import type { UseCaseContext } from '../context.ts';
import { endMaintenance } from '../operations/end-maintenance.ts';
import { readOperations } from '../operations/read-operations.ts';
import { startMaintenance } from '../operations/start-maintenance.ts';
import { holdDiskBudget } from './hold-disk-budget.ts';
import { readStorage } from './read-storage.ts';

const megabyte = 1_000_000;

let engine: SecondEngine;
let opened: TestStudio;
let ada: UseCaseContext;

beforeAll(async () => {
  engine = await startSecondEngine({ diskBytes: 300 * megabyte });
  await ensureBusyboxImage(engine.docker.imageStore);
  await engine.docker.engine.check();
  opened = await openTestStudio(undefined, { ...engine.docker, passwords: { hash: async () => 'unusable' } });
  ada = await opened.join('admin');
});
afterAll(async () => {
  await opened?.close();
  await engine?.stop();
});

const withBudget = (diskBudgetBytes: number | undefined): UseCaseContext => ({
  ...ada,
  settings: { ...ada.settings, diskBudgetBytes },
});

/** A build whose image nobody kept: only the cache still has its layer of four megabytes. */
async function leaveDeadBuild(): Promise<void> {
  const tag = `dead-build:${crypto.randomUUID()}`;
  const dockerfile = `FROM ${busyboxImage}\nRUN : ${tag}; dd if=/dev/urandom of=/large bs=1M count=4 2>/dev/null\n`;
  const { outcome } = await collectBuild(engine.docker.imageBuilder, dockerfile, { tags: [tag] });
  expect(outcome.type).toBe('built');
  await engine.docker.storage.removeImage(tag);
  expect((await readStorage(ada)).frees['build-cache']).toBeGreaterThan(4 * megabyte);
}

async function listCleanUps() {
  const { items } = await ada.database.stores.audit.list(ada.actor.workspaceId, 50, undefined);
  return items.filter(({ action }) => action === 'storage.clean-up');
}

test('what passes the budget is cleared of what is surely safe, once, and said until it is less', async () => {
  await leaveDeadBuild();
  expect(await holdDiskBudget(withBudget(10_000 * megabyte))).toBe(true);
  expect((await readOperations(ada)).budgetOverruns).toEqual([]);
  expect(await listCleanUps()).toEqual([]);

  const tight = withBudget(1 * megabyte);
  await startMaintenance(ada, { message: '' });
  await holdDiskBudget(tight);
  expect(await listCleanUps()).toEqual([]);
  await endMaintenance(ada);

  await holdDiskBudget(tight);
  expect((await readStorage(ada)).frees['build-cache']).toBe(0);
  expect(await engine.docker.imageStore.find(busyboxImage)).toBeDefined();
  expect(await listCleanUps()).toMatchObject([
    { actorName: 'Env Studio', details: { kinds: 'build-cache, old-toolboxes', reason: 'disk-budget' } },
  ]);
  const [overrun] = (await readOperations(ada)).budgetOverruns;
  expect(overrun?.freedBytes).toBeGreaterThan(4 * megabyte);
  expect(overrun?.usedBytes).toBeGreaterThan(megabyte);

  // It is still too much: said with new numbers, and the cache that builds need again stays.
  await leaveDeadBuild();
  await holdDiskBudget(tight);
  expect((await readStorage(ada)).frees['build-cache']).toBeGreaterThan(4 * megabyte);
  expect(await listCleanUps()).toHaveLength(1);
  const [later] = (await readOperations(ada)).budgetOverruns;
  expect(later?.usedBytes).toBeGreaterThan(overrun?.usedBytes ?? 0);
  expect(later?.passedAt).toBe(overrun?.passedAt);

  // Within the budget again, and passed once more.
  await holdDiskBudget(withBudget(10_000 * megabyte));
  expect((await readOperations(ada)).budgetOverruns).toEqual([]);
  await holdDiskBudget(tight);
  expect(await listCleanUps()).toHaveLength(2);

  await holdDiskBudget(withBudget(undefined));
  expect((await readOperations(ada)).budgetOverruns).toEqual([]);
});

test('a clean-up that was killed on the way is begun again, and written down once', async () => {
  await leaveDeadBuild();
  const before = (await listCleanUps()).length;
  const tight = withBudget(1 * megabyte);
  const killed = {
    ...tight,
    storage: {
      usage: () => tight.storage.usage(),
      removeImage: (reference: string) => tight.storage.removeImage(reference),
      clearBuildCache: () => Promise.reject(new Error('killed')),
    },
  };
  await expect(holdDiskBudget(killed)).rejects.toThrow('killed');
  expect((await readOperations(ada)).budgetOverruns).toMatchObject([{ freedBytes: undefined }]);
  await holdDiskBudget(tight);
  expect((await readStorage(ada)).frees['build-cache']).toBe(0);
  expect(await listCleanUps()).toHaveLength(before + 1);
});

test('an engine that is gone is asked again, and nothing is said of it', async () => {
  const gone = createDockerAdapter({ dockerHost: 'unix:///nonexistent/docker.sock', home: '/' });
  expect(await holdDiskBudget({ ...withBudget(1), ...gone })).toBe(false);
});
