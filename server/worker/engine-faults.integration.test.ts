import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { busyboxImage, ensureBusyboxImage } from '../adapters/docker/testing/busybox-image.ts';
import { type SecondEngine, startSecondEngine } from '../adapters/docker/testing/second-engine.ts';
import { startBuild } from '../usecases/build/start-build.ts';
import { createEnvironment } from '../usecases/environment/create-environment.ts';
import { type BuildStudio, openBuildStudio } from './testing/build-studio.ts';

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
  await engine.limitBuildMemory(32_000_000);
  const build = await studio.buildDraft({ dockerfile: dockerfile('x=x; while true; do x=$x$x; done') });
  expect(build).toMatchObject({ state: 'failed', failure: { reason: 'out-of-memory', exitCode: 137 } });
  // The engine tells of steps in no certain order.
  expect(build.steps[build.failure?.stepIndex ?? -1]?.name).toContain('while true');
});

test('an engine that dies in the middle of a build', async () => {
  const environment = { name: 'test-dying-engine', description: '', tags: [] };
  const definition = { ...emptyDefinition, dockerfile: dockerfile('echo ready && sleep 30') };
  const { draftId } = await createEnvironment(studio.context, { ...environment, definition });
  const { buildId } = await startBuild(studio.context, { draftId });
  await expect
    .poll(async () => (await studio.readLog(buildId)).some((line) => line[3] === 'ready'), { timeout: 60_000 })
    .toBe(true);
  await engine.kill();
  const build = await studio.untilFinished(buildId);
  expect(build).toMatchObject({ state: 'failed', failure: { reason: 'engine-lost', phase: 'build' } });
  const log = (await studio.readLog(buildId)).map((line) => line[3]);
  expect(log).toContain('ready');
});
