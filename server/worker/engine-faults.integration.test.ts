import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { busyboxImage, ensureBusyboxImage } from '../adapters/docker/testing/busybox-image.ts';
import { type SecondEngine, startSecondEngine } from '../adapters/docker/testing/second-engine.ts';
import { cancelBuild } from '../usecases/build/cancel-build.ts';
import { startBuild } from '../usecases/build/start-build.ts';
import { createEnvironment } from '../usecases/environment/create-environment.ts';
import { type BuildStudio, openBuildStudio } from './testing/build-studio.ts';

/** Of a fault everybody knows the truth within this time. */
const withinMs = 30_000;

let engine: SecondEngine;
let studio: BuildStudio;

beforeAll(async () => {
  engine = await startSecondEngine({ diskBytes: 120_000_000 });
  await ensureBusyboxImage(engine.docker.imageStore);
  await engine.docker.engine.check();
  studio = await openBuildStudio(engine.docker);
  studio.startWorker();
});
afterAll(async () => {
  await studio?.close();
  await engine?.stop();
});

const dockerfile = (instruction: string) =>
  `FROM ${busyboxImage}\nRUN echo ${crypto.randomUUID()}\nRUN ${instruction}\n`;

test('a full disk', async () => {
  const build = await studio.buildDraft({ dockerfile: dockerfile('dd if=/dev/zero of=/large bs=1M count=400') });
  expect(build).toMatchObject({ state: 'failed', failure: { reason: 'disk-full', phase: 'build' } });
});

test('a step that takes too much memory', async () => {
  engine.limitBuildMemory(32_000_000);
  const build = await studio.buildDraft({ dockerfile: dockerfile('x=x; while true; do x=$x$x; done') });
  expect(build).toMatchObject({ state: 'failed', failure: { reason: 'out-of-memory', exitCode: 137 } });
  // The engine tells of steps in no certain order.
  expect(build.steps[build.failure?.stepIndex ?? -1]?.name).toContain('while true');
});

/** A build of a draft that has said `ready` and goes on for some time. */
async function startSlowly(name: string, seconds: number): Promise<string> {
  const definition = { ...emptyDefinition, dockerfile: dockerfile(`echo ready && sleep ${seconds}`) };
  const { draftId } = await createEnvironment(studio.context, { name, description: '', tags: [], definition });
  const { buildId } = await startBuild(studio.context, { draftId });
  await expect
    .poll(async () => (await studio.readLog(buildId)).some((line) => line[3] === 'ready'), { timeout: 60_000 })
    .toBe(true);
  return buildId;
}

test('an engine that hangs is told as such; what it builds can be cancelled, and goes on when it wakes', async () => {
  const cancelled = await startSlowly('test-hung-cancelled', 60);
  const kept = await startSlowly('test-hung-kept', 3);
  engine.pause();
  try {
    const begin = performance.now();
    expect(await engine.docker.engine.check()).toMatchObject({ state: 'unavailable', reason: 'timeout' });
    await cancelBuild(studio.context, { buildId: cancelled });
    expect(await studio.untilFinished(cancelled)).toMatchObject({ state: 'cancelled' });
    expect(performance.now() - begin).toBeLessThan(withinMs);
    expect(await studio.until(kept, () => true)).toMatchObject({ state: 'running' });
  } finally {
    engine.resume();
  }
  expect(await studio.untilFinished(kept)).toMatchObject({ state: 'succeeded', attempt: 1 });
  expect(await engine.docker.engine.check()).toMatchObject({ state: 'connected' });
  expect(studio.errors).toEqual([]);
});

test('what waits for an answer of an engine that hangs can be cancelled in any phase', async () => {
  const definition = { ...emptyDefinition, dockerfile: dockerfile('true') };
  const environment = { name: 'test-hung-base', description: '', tags: [], definition };
  const { draftId } = await createEnvironment(studio.context, environment);
  engine.pause();
  try {
    const { buildId } = await startBuild(studio.context, { draftId });
    await studio.until(buildId, ({ state, phase }) => state === 'running' && phase !== 'queued');
    const begin = performance.now();
    await cancelBuild(studio.context, { buildId });
    expect(await studio.untilFinished(buildId)).toMatchObject({ state: 'cancelled' });
    expect(performance.now() - begin).toBeLessThan(withinMs);
  } finally {
    engine.resume();
  }
  await expect.poll(() => engine.docker.engine.check(), { timeout: withinMs }).toMatchObject({ state: 'connected' });
});

test('an engine that is restarted in the middle of a build', async () => {
  const interrupted = await startSlowly('test-restarted-engine', 60);
  const begin = performance.now();
  await engine.restart();
  expect(await studio.untilFinished(interrupted)).toMatchObject({
    state: 'failed',
    failure: { reason: 'engine-lost', phase: 'build' },
  });
  expect(performance.now() - begin).toBeLessThan(withinMs);
  expect(await studio.buildDraft({ dockerfile: dockerfile('true') })).toMatchObject({ state: 'succeeded' });
});

test('an engine that dies in the middle of a build', async () => {
  const buildId = await startSlowly('test-dying-engine', 30);
  await engine.kill();
  const build = await studio.untilFinished(buildId);
  expect(build).toMatchObject({ state: 'failed', failure: { reason: 'engine-lost', phase: 'build' } });
  const log = (await studio.readLog(buildId)).map((line) => line[3]);
  expect(log).toContain('ready');
});
