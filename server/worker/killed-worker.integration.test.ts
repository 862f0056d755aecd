import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBuild } from '../usecases/build/start-build.ts';
import { type BuildStudio, openBuildStudio } from './testing/build-studio.ts';
import { isProcessRunning } from './testing/find-process.ts';
import { isSpeaking } from './testing/is-speaking.ts';

const repository = join(import.meta.dirname, '..', '..');
const instanceId = `studio-test-killed-${process.pid}`;
const programFolder = join(repository, 'dist', `killed-worker-${process.pid}`);
const program = join(programFolder, 'work-until-killed.mjs');

let studio: BuildStudio;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'env-studio-killed-'));
  studio = await openBuildStudio();
  await bundle({
    absWorkingDir: repository,
    // The thread is looked for beside the program.
    entryPoints: ['server/worker/testing/work-until-killed.ts', 'server/adapters/docker/drain-thread.mjs'],
    outdir: programFolder,
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '@': repository },
  });
});
afterAll(async () => {
  await studio.context.containers.removeByLabel({ 'studio.instance': instanceId });
  await studio.close();
  await rm(programFolder, { recursive: true, force: true });
  await rm(folder, { recursive: true });
});

test('after kill -9 in the middle of a build nothing is left on the engine or in the temporary folder, and the build is done within 30 seconds', async () => {
  const temporary = await mkdtemp(join(folder, 'temporary-'));
  const child = spawn(process.execPath, [program, studio.connectionString, folder, repository, instanceId], {
    stdio: 'inherit',
    env: { ...process.env, TMPDIR: temporary },
  });
  const mark = `3.${Math.floor(Math.random() * 1e9)}`;
  const slow = { dockerfile: `FROM ${studio.baseImage}\nRUN echo begun && sleep ${mark}\n` };
  const { buildId } = await startBuild(studio.context, await studio.register(slow));
  await studio.until(buildId, isSpeaking);
  expect(await isProcessRunning(`sleep ${mark}`)).toBe(true);

  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
  expect(await readdir(temporary)).toEqual([]);
  const start = performance.now();
  await expect.poll(() => isProcessRunning(`sleep ${mark}`), { timeout: 2_000, interval: 50 }).toBe(false);

  studio.startWorker();
  const build = await studio.untilFinished(buildId);
  expect(performance.now() - start).toBeLessThan(30_000);
  expect(build).toMatchObject({ state: 'succeeded', attempt: 2 });
  const texts = (await studio.readLog(buildId)).map((line) => line[3]);
  expect(texts).toHaveLength(build.lineCount);
  expect(texts.filter((text) => text === 'begun')).toHaveLength(2);
});
