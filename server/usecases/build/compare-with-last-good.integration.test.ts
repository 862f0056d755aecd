import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BuildStep } from '@/core/build/build.ts';
import type { Lock, LockedPackage } from '@/core/lock/lock.ts';
import { build as buildTable } from '@/db/schema/build.ts';
import { openRunningLog } from '../../testing/running-log.ts';
import { openTestStudio, type TestStudio } from '../../testing/test-studio.ts';
import type { UseCaseContext } from '../context.ts';
import { createEnvironment } from '../environment/create-environment.ts';
import { compareWithLastGood } from './compare-with-last-good.ts';

let opened: TestStudio;
let context: UseCaseContext;

beforeAll(async () => {
  opened = await openTestStudio();
  context = await opened.join('contributor');
  await createEnvironment(context, { name: 'alpha', description: '', tags: [] });
});
afterAll(() => opened.close());

interface Build {
  readonly state: 'succeeded' | 'failed';
  readonly lines: readonly string[];
  readonly step: Partial<BuildStep>;
  readonly numpy: string;
  readonly baseId: string;
}

function lockOf({ numpy, baseId }: Build): Lock {
  const locked: LockedPackage = {
    manager: 'pip',
    name: 'numpy',
    version: numpy,
    url: 'x',
    sha256: 'x',
    isRequested: true,
    requiredBy: [],
  };
  return {
    base: { reference: 'debian:12', imageId: `sha256:${baseId.repeat(64)}`, user: 'root', sizeBytes: 1 },
    virtualPackages: {},
    pip: { text: '', packages: [locked] },
  };
}

/** A build of `alpha` with a log, a step and a lock, finished. */
async function insertBuild(facts: Build): Promise<string> {
  const { database, actor } = context;
  const { workspaceId, userId } = actor;
  const environment = await database.stores.environments.find(workspaceId, 'alpha');
  const origin = { workspaceId, environmentId: environment?.id, requestedBy: userId };
  const { build, writer } = await openRunningLog(context, origin);
  const { buildId, specificationHash } = build;
  for (const line of facts.lines) writer.write([0, 0, 1, line]);
  await writer.flush();
  const step: BuildStep = { index: 0, phase: 'build', name: '[1/1] RUN x', state: 'done', ...facts.step };
  await database.transaction((stores) =>
    stores.buildProgress.finish(build, { state: facts.state, phase: 'build', phases: [], steps: [step] }),
  );
  const lock = await database.stores.locks.add({
    workspaceId,
    specificationHash,
    content: lockOf(facts),
    lockedBy: userId,
  });
  await opened.testDatabase.client.update(buildTable).set({ lockId: lock.id }).where(eq(buildTable.id, buildId));
  return buildId;
}

test('says what differs in base, packages, steps and errors, against the last one that went well', async () => {
  const times = { startedAt: '2026-01-01T00:00:00.000Z', finishedAt: '2026-01-01T00:00:02.000Z' };
  const good = {
    state: 'succeeded',
    step: times,
    numpy: '2.0',
    baseId: 'a',
    lines: ['error: cache 12 is cold', 'ok'],
  } as const;
  const goodId = await insertBuild(good);
  expect(await compareWithLastGood(context, { buildId: goodId })).toEqual({ comparison: undefined });

  const bad = { ...good, state: 'failed', step: { state: 'failed' }, numpy: '2.1', baseId: 'b' } as const;
  await insertBuild(bad);
  const lines = ['error: cache 99 is cold', 'fine', 'ERROR: the wheel is round'];
  const { comparison } = await compareWithLastGood(context, { buildId: await insertBuild({ ...bad, lines }) });
  expect(comparison).toMatchObject({
    good: { id: goodId },
    base: { left: 'debian:12 (sha256:aaaaaaaaaaaa)', right: 'debian:12 (sha256:bbbbbbbbbbbb)' },
    packages: [{ name: 'numpy', left: '2.0', right: '2.1' }],
    steps: [{ name: '[1/1] RUN x', left: { state: 'done', durationMs: 2000 }, right: { state: 'failed' } }],
    firstError: { line: 3, text: 'ERROR: the wheel is round' },
  });
});

test('nothing of another workspace is compared', async () => {
  const elsewhere = { ...context, actor: { ...context.actor, workspaceId: crypto.randomUUID() } };
  const good = { state: 'succeeded', step: {}, numpy: '2.0', baseId: 'a', lines: ['ok'] } as const;
  const call = compareWithLastGood(elsewhere, { buildId: await insertBuild(good) });
  await expect(call).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
