import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDockerAdapter } from '../../adapters/docker/docker-adapter.ts';
import { ensureBaseImage, toolboxUnderTest } from '../../adapters/toolbox/testing/toolbox-under-test.ts';
import { type BuildStudio, openBuildStudio } from '../../worker/testing/build-studio.ts';
import { startBuild } from '../build/start-build.ts';
import { getEngineStatus } from './get-engine-status.ts';
import { keepEnginePrepared } from './keep-engine-prepared.ts';

const socket = '/var/run/docker.sock';
let folder: string;
let studio: BuildStudio | undefined;
const ending = new AbortController();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'env-studio-late-engine-'));
});
afterAll(async () => {
  ending.abort();
  await studio?.close();
  await rm(folder, { recursive: true });
});

test('builds wait for an engine that is not there yet, and go on by themselves when it appears', async () => {
  const late = createDockerAdapter({ dockerHost: `unix://${folder}/docker.sock`, home: folder });
  const toolbox = toolboxUnderTest({ ...late });
  studio = await openBuildStudio({ ...late, toolbox });
  const { context } = studio;
  const preparation = keepEnginePrepared(
    {
      ...context,
      prepareBaseImage: async () => ({
        ok: true,
        origin: 'present',
        reference: await ensureBaseImage(late.imageStore),
      }),
      reportError: (error) => studio?.errors.push(error),
    },
    ending.signal,
  );
  studio.startWorker({ isReady: () => preparation.isReady() });
  const { buildId } = await startBuild(context, await studio.register({ pip: 'six==1.16.0\n' }));
  const overview = () => getEngineStatus({ ...context, preparation });
  expect(overview()).toMatchObject({ engine: { state: 'unavailable' }, baseImage: { state: 'missing' } });
  expect(await studio.until(buildId, () => true)).toMatchObject({ state: 'queued', queuePosition: expect.any(Number) });

  await symlink(socket, join(folder, 'docker.sock'));
  expect(await studio.untilFinished(buildId)).toMatchObject({ state: 'succeeded' });
  expect(overview()).toMatchObject({
    engine: { state: 'connected' },
    toolbox: { state: 'ready' },
    baseImage: { state: 'ready' },
  });
});
