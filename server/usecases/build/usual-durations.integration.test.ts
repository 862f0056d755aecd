import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { build } from '@/db/schema/build.ts';
import { openTestStudio, type TestStudio } from '../../testing/test-studio.ts';
import type { UseCaseContext } from '../context.ts';
import { createEnvironment } from '../environment/create-environment.ts';
import { getBuild } from './get-build.ts';

let testStudio: TestStudio;
let context: UseCaseContext;

beforeAll(async () => {
  testStudio = await openTestStudio();
  context = await testStudio.join('contributor');
  for (const name of ['alpha', 'beta']) await createEnvironment(context, { name, description: '', tags: [] });
});
afterAll(() => testStudio.close());

/** A build whose `build` phase took so many seconds; still waiting without them. */
async function insertBuild(environmentName: string, specificationHash: string, seconds?: number): Promise<string> {
  const environment = await context.database.stores.environments.find(context.actor.workspaceId, environmentName);
  const buildId = await context.database.stores.builds.insert({
    workspaceId: context.actor.workspaceId,
    environmentId: environment?.id,
    versionId: undefined,
    draftId: undefined,
    purpose: 'image',
    definition: emptyDefinition,
    specificationHash,
    requestedBy: context.actor.userId,
    timeLimitMs: 60_000,
  });
  if (seconds === undefined) return buildId;
  const phases = [
    {
      phase: 'build' as const,
      startedAt: new Date(0).toISOString(),
      finishedAt: new Date(seconds * 1000).toISOString(),
    },
  ];
  await testStudio.testDatabase.client.update(build).set({ state: 'succeeded', phases }).where(eq(build.id, buildId));
  return buildId;
}

const usual = async (buildId: string) => (await getBuild(context, { buildId })).usualDurations.build;

test('a build takes as long as the ones most like it did', async () => {
  const first = await insertBuild('beta', 'x');
  expect(await usual(first)).toBeUndefined();
  await insertBuild('alpha', 'y', 100);
  expect(await usual(first)).toBe(100_000);
  await insertBuild('beta', 'z', 20);
  expect(await usual(first)).toBe(20_000);
  await insertBuild('alpha', 'x', 4);
  await insertBuild('alpha', 'x', 6);
  expect(await usual(first)).toBe(5000);
});

test('a build that is over needs no estimate', async () => {
  expect(await usual(await insertBuild('beta', 'x', 3))).toBeUndefined();
});
