import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { cookiesOf } from './support/cookies.ts';
import { EngineRelay } from './support/engine-relay.ts';
import { RestartableStudio } from './support/restartable-studio.ts';
import { findRunningCommands } from './support/running-commands.ts';

test.setTimeout(300_000);

/** The engine is looked for every few seconds; base image and toolbox may have to be made. */
const appeared = { timeout: 20_000 };
const finished = { timeout: 200_000 };

let folder: string;
let relay: EngineRelay;
let studio: RestartableStudio;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'env-studio-relay-'));
  relay = new EngineRelay(join(folder, 'engine.sock'));
  studio = await RestartableStudio.open({ DOCKER_HOST: `unix://${relay.path}` });
});
test.afterEach(async () => {
  await studio.close();
  await relay.cut();
  await rm(folder, { recursive: true, force: true });
});

const engineState = async () => (await studio.client.engine.status.query({ workspace: studio.workspace })).engine.state;
const buildState = async (buildId: string) => (await studio.build(buildId)).state;

test('without an engine everything but building works, and builds go on when one appears', async ({ page }) => {
  const { client, workspace } = studio;
  const mark = `mark-${Date.now().toString(36)}`;

  await test.step('pages answer and say why', async () => {
    await expect(client.engine.status.query({ workspace })).resolves.toMatchObject({
      engine: { state: 'unavailable', reason: 'no-socket', address: `unix://${relay.path}` },
    });
    await page.context().addCookies(cookiesOf(studio.cookie, studio.process.address));
    await page.goto(`${studio.process.address}/w/${workspace}`);
    await expect(page.getByText('Curated-Minimal').first()).toBeVisible();
    await expect(page.getByText(`There is no Docker engine at unix://${relay.path}`)).toBeVisible();
  });

  await test.step('the preview says what it waits for', async () => {
    const blank = { workspace, name: 'blank', description: '', tags: [] };
    const { draftId } = await client.environment.create.mutate(blank);
    await page.goto(`${studio.process.address}/w/${workspace}/drafts/${draftId}?preview=dockerfile`);
    await expect(page.getByText('There is no base image yet.')).toBeVisible();
  });

  const buildId = await test.step('a build waits in the queue', async () => {
    const id = await studio.startBuild('waiting', { dockerfile: `RUN echo ${mark}` });
    expect(await studio.build(id)).toMatchObject({ state: 'queued' });
    await page.goto(`${studio.process.address}/w/${workspace}/builds/${id}`);
    await expect(page.getByText(`There is no Docker engine at unix://${relay.path}`)).toBeVisible();
    const version = await client.version.get.query({ workspace, name: 'waiting', number: 1 });
    expect(version.builds).toMatchObject([{ state: 'queued' }]);
    const preview = { workspace, definition: version.definition };
    await expect(client.definition.foresee.mutate(preview)).resolves.toMatchObject({ state: 'in-flight' });
    const onOwnBase = { workspace, definition: { ...version.definition, baseImage: 'python:3.12' } };
    await expect(client.definition.render.mutate(onOwnBase)).resolves.toMatchObject({ isApproximate: true });
    expect(await buildState(id)).toBe('queued');
    return id;
  });

  await test.step('the engine appears, and the build goes on by itself', async () => {
    await relay.open();
    await expect.poll(engineState, appeared).toBe('connected');
    await expect.poll(() => buildState(buildId), finished).toBe('succeeded');
  });
});

test('an engine that is lost in the middle of a build ends it truthfully; back again, it builds', async () => {
  const { client, workspace } = studio;
  const mark = `mark-${Date.now().toString(36)}`;
  await relay.open();
  const slow = `RUN i=0; while [ $i -lt 100 ]; do i=$((i+1)); echo "tick $i"; sleep 0.1; done; echo ${mark}`;
  const buildId = await studio.startBuild('lost', { dockerfile: slow });
  await expect.poll(async () => (await studio.build(buildId)).lineCount, finished).toBeGreaterThan(20);

  await relay.cut();
  await expect.poll(() => buildState(buildId), { timeout: 15_000 }).toBe('failed');
  expect(await studio.build(buildId)).toMatchObject({ failure: { reason: 'engine-lost', phase: 'build' } });
  await expect.poll(() => findRunningCommands(mark), { timeout: 10_000 }).toEqual([]);
  await expect.poll(engineState, appeared).toBe('unavailable');

  await relay.open();
  const retried = await client.build.retry.mutate({ workspace, buildId });
  await expect.poll(() => buildState(retried.buildId), finished).toBe('succeeded');
});
