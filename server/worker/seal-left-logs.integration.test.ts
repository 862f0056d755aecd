import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { openRunningLog } from '../testing/running-log.ts';
import { openTestStudio, type TestStudio } from '../testing/test-studio.ts';
import { startWorker } from './worker.ts';

let opened: TestStudio;

beforeAll(async () => {
  opened = await openTestStudio();
});
afterAll(() => opened.close());

/** The log of a build whose worker ended before it had packed it. */
async function leaveLog(): Promise<string> {
  const { studio, testDatabase, workspace } = opened;
  const { build, writer, finish } = await openRunningLog(studio, { workspaceId: workspace.id });
  writer.write([0, 0, 1, 'left']);
  await finish();
  await testDatabase.client.execute(
    sql`update build set finished_at = now() - interval '1 minute' where id = ${build.buildId}`,
  );
  return build.buildId;
}

test('a log that cannot be packed holds up neither the others nor the queue', async () => {
  const { studio, workspace } = opened;
  const { builds, buildLogs } = studio.database.stores;
  const left = [await leaveLog(), await leaveLog(), await leaveLog()];
  const refused = new Set(left.slice(0, 2));
  const blobs = {
    ...studio.blobs,
    put: async (key: string, content: Uint8Array) => {
      if ([...refused].some((buildId) => key.includes(buildId))) throw new Error('EACCES');
      return await studio.blobs.put(key, content);
    },
  };
  const waiting = await builds.insert({
    ...{ workspaceId: workspace.id, environmentId: undefined, versionId: undefined, draftId: undefined },
    ...{ purpose: 'image', definition: emptyDefinition, specificationHash: 'waiting', timeLimitMs: 60_000 },
    requestedBy: undefined,
  });
  const errors: unknown[] = [];
  const worker = startWorker({
    studio: { ...studio, blobs },
    workerId: 'one',
    limit: 1,
    isReady: () => true,
    reportError: (error) => errors.push(error),
  });
  const isPacked = async (buildId: string) => (await buildLogs.findSealed(buildId)) !== undefined;
  await expect.poll(async () => Promise.all(left.map(isPacked)), { timeout: 10_000 }).toEqual([false, false, true]);
  const stateOf = async (buildId: string) => (await builds.find(workspace.id, buildId))?.state;
  await expect.poll(() => stateOf(waiting), { timeout: 10_000 }).not.toBe('queued');
  await worker.stop();
  expect(errors).toContainEqual(new Error('EACCES'));
});
