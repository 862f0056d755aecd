import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { openRunningLog } from '../../testing/running-log.ts';
import { openTestStudio, type TestStudio } from '../../testing/test-studio.ts';
import { watchLog } from '../build/log/watch-log.ts';
import type { UseCaseContext } from '../context.ts';
import { keepReportingProcess } from './keep-reporting-process.ts';
import { readOperations } from './read-operations.ts';

let opened: TestStudio;
let ada: UseCaseContext;

beforeAll(async () => {
  opened = await openTestStudio();
  ada = await opened.join('admin');
});
afterAll(() => opened.close());

async function insertBuild(change: string): Promise<void> {
  const { workspaceId, userId } = ada.actor;
  const buildId = await ada.database.stores.builds.insert({
    ...{ workspaceId, environmentId: undefined, versionId: undefined, draftId: undefined, requestedBy: userId },
    ...{ purpose: 'image', definition: emptyDefinition, specificationHash: crypto.randomUUID(), timeLimitMs: 1 },
  });
  await opened.testDatabase.client.execute(`update build set ${change} where id = '${buildId}'`);
}

test('counts what waits, runs and ended, and knows its processes', async () => {
  await insertBuild(`requested_at = now() - interval '2 minutes'`);
  await insertBuild(`state = 'running', phase = 'check', started_at = now(), worker_id = 'one'`);
  const succeeded = `state = 'succeeded', started_at = now() - interval '20 seconds', finished_at = now()`;
  await insertBuild(succeeded);
  await insertBuild(`state = 'failed', started_at = now(), finished_at = now() - interval '3 hours'`);
  await insertBuild(`state = 'failed', started_at = now(), finished_at = now() - interval '30 hours'`);

  const ending = new AbortController();
  const errors: unknown[] = [];
  const facts = { countWatchers: () => 7, reportError: (error: unknown) => errors.push(error) };
  const reporting = keepReportingProcess(opened.studio, facts, ending.signal);
  await expect.poll(async () => (await readOperations(ada)).processes.length).toBe(1);

  const overview = await readOperations(ada);
  expect(overview.queue).toMatchObject({ waiting: 1, slotCount: 0, running: { check: 1 } });
  expect(overview.queue.oldestWaitMs).toBeGreaterThanOrEqual(120_000);
  expect(overview.hours).toHaveLength(24);
  // Hours are the clock's: one may have begun since.
  const hourOf = async (state: string) => {
    const { rows } = await opened.testDatabase.client.execute<{ at: string | Date }>(
      `select date_trunc('hour', max(finished_at)) as at from build where state = '${state}'`,
    );
    return new Date(rows[0]?.at ?? '').toISOString();
  };
  const none = { succeeded: 0, failed: 0, cancelled: 0 };
  expect(overview.hours.filter(({ succeeded, failed, cancelled }) => succeeded + failed + cancelled > 0)).toEqual([
    { ...none, at: await hourOf('failed'), failed: 1 },
    { ...none, at: await hourOf('succeeded'), succeeded: 1 },
  ]);
  expect(overview.medianMs).toBeCloseTo(20_000, -2);
  expect(overview.processes).toMatchObject([
    { id: ada.process.id, role: 'all', isAlive: true, isDraining: false, watcherCount: 7, workerCount: 2 },
  ]);
  expect(overview.database.sizeBytes).toBeGreaterThan(1_000_000);

  ending.abort();
  await reporting;
  expect((await readOperations(ada)).processes).toEqual([]);
  expect(errors).toEqual([]);
});

test('a process tells how many follow a log', async () => {
  // What waits since the test before would be worked on first.
  await opened.testDatabase.client.execute(`delete from build where state = 'queued'`);
  const log = await openRunningLog(ada, { ...ada.actor, requestedBy: ada.actor.userId });
  log.writer.write([0, 0, 1, 'line 1']);
  const ending = new AbortController();
  const followers = [1, 2].map(() => watchLog(ada, { buildId: log.build.buildId }, ending.signal));
  for (const follower of followers) expect((await follower.next()).value).toMatchObject({ firstLine: 1 });
  const reportError = (error: unknown) => expect.unreachable(String(error));
  const reporting = keepReportingProcess(opened.studio, { countWatchers: () => 3, reportError }, ending.signal);
  await expect
    .poll(async () => (await readOperations(ada)).processes)
    .toMatchObject([{ watcherCount: 3, logWatcherCount: 2 }]);
  ending.abort();
  await reporting;
  await log.finish();
});
