import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { BuildAttempt } from '@/db/stores/build-ownership.ts';
import type { ClaimedBuild } from '@/db/stores/build-queue-store.ts';
import { DockerContainerRuntime } from '../adapters/docker/docker-container-runtime.ts';
import { busyboxImage, ensureBusyboxImage } from '../adapters/docker/testing/busybox-image.ts';
import { bareClient, dockerUnderTest } from '../adapters/docker/testing/docker-under-test.ts';
import type { ContainerRequest } from '../ports/container-runtime.ts';
import { claimNewBuild } from '../testing/claim-new-build.ts';
import { openTestStudio, type TestStudio } from '../testing/test-studio.ts';
import { containerLabels } from '../usecases/build/container-labels.ts';
import type { Studio } from '../usecases/context.ts';
import { startWorker, type Worker } from './worker.ts';

const docker = dockerUnderTest();
const engine = bareClient();
const ours = { 'studio-test.left': `${process.pid}` };
const name = 'studio-test.name';

let opened: TestStudio;
let worker: Worker | undefined;
const errors: unknown[] = [];

beforeAll(async () => {
  await docker.engine.check();
  await ensureBusyboxImage(docker.imageStore);
  opened = await openTestStudio(undefined, { ...docker, passwords: { hash: async () => 'unusable' } });
});
afterEach(async () => {
  await worker?.stop();
  await docker.containers.removeByLabel(ours);
});
afterAll(() => opened.close());

/** A worker that takes no build. */
function startIdleWorker(changes: Partial<Studio> = {}): void {
  const studio = { ...opened.studio, ...changes };
  worker = startWorker({
    studio,
    workerId: 'idle',
    limit: 1,
    isReady: () => false,
    leaseMs: 300,
    reportError: (error) => errors.push(error),
  });
}

/** A container as an attempt's worker leaves it when it is killed. */
async function leaveContainer(
  called: string,
  labels: Readonly<Record<string, string>>,
  isStarted = false,
): Promise<void> {
  const Labels = { ...ours, [name]: called, ...labels };
  const container = await engine.createContainer({ Image: busyboxImage, Cmd: ['sleep', '600'], Labels });
  if (isStarted) await container.start();
}

/** The container of a process that is killed before it asks the engine this of it. */
function killBefore(question: '/attach' | '/wait' | '/json', called: string, command: readonly string[]): void {
  const client = bareClient();
  const dial = client.modem.dial.bind(client.modem);
  let isKilled = false;
  client.modem.dial = (options, callback) => {
    isKilled ||= options.path?.includes(question) === true;
    if (!isKilled) dial(options, callback);
  };
  void new DockerContainerRuntime(client).run(limited(called, command, 1_000));
}

function limited(called: string, command: readonly string[], timeoutMs: number): ContainerRequest {
  return { image: busyboxImage, command, timeoutMs, labels: { ...ours, [name]: called } };
}

async function listLeft(): Promise<string[]> {
  const label = Object.entries(ours).map(([key, value]) => `${key}=${value}`);
  const found = await engine.listContainers({ all: true, filters: { label } });
  return found.map(({ Labels }) => Labels[name] ?? '').toSorted();
}

const claim = () => claimNewBuild(opened.studio.database.stores, { workspaceId: opened.workspace.id });
const giveBack = (build: ClaimedBuild) =>
  opened.studio.database.transaction((stores) => stores.buildQueue.giveBack(build));
const end = (build: ClaimedBuild) =>
  opened.studio.database.transaction((stores) =>
    stores.buildProgress.finish(build, { state: 'succeeded', phase: 'record', phases: [], steps: [] }),
  );

test('a worker clears its engine of what nobody works on, whoever gave it back, and of nothing else', async () => {
  const { buildQueue } = opened.studio.database.stores;
  const working = await claim();
  const ended = await claim();
  await end(ended);
  const first = await claim();
  await giveBack(first);
  // On another worker, with an engine of its own.
  const second = await buildQueue.claim('elsewhere', 60_000);
  if (second?.buildId !== first.buildId) throw new Error('The build was not in the queue.');
  const givenBack = await claim();
  await giveBack(givenBack);

  const later: BuildAttempt = { ...givenBack, attempt: givenBack.attempt + 1 };
  const foreign: BuildAttempt = { buildId: crypto.randomUUID(), attempt: 1 };
  await leaveContainer('working', containerLabels(working), true);
  await leaveContainer('ended', containerLabels(ended));
  await leaveContainer('first attempt', containerLabels(first), true);
  await leaveContainer('second attempt', containerLabels(second));
  await leaveContainer('given back', containerLabels(givenBack), true);
  await leaveContainer('not known of yet', containerLabels(later));
  await leaveContainer('of another studio', containerLabels(foreign));
  await leaveContainer('of something else', { 'studio.build': 'yes' });
  const kept = ['not known of yet', 'of another studio', 'of something else', 'second attempt', 'working'];

  startIdleWorker();
  await expect.poll(listLeft, { timeout: 10_000 }).toEqual(kept);

  // One that the engine had not made yet when its build ended.
  await leaveContainer('late', containerLabels(ended));
  await expect.poll(listLeft, { timeout: 10_000 }).toEqual(kept);
  await end(working);
  await end(second);
  await buildQueue.claim('elsewhere', 60_000);
  await expect
    .poll(listLeft, { timeout: 10_000 })
    .toEqual(['not known of yet', 'of another studio', 'of something else']);
  expect(errors).toEqual([]);
});

test('a worker clears its engine of what killed processes waited for, and of nothing that somebody may wait for', async () => {
  killBefore('/attach', 'unstarted', ['true']);
  killBefore('/wait', 'running', ['sleep', '600']);
  killBefore('/json', 'ended', ['true']);
  await expect.poll(listLeft).toEqual(['ended', 'running', 'unstarted']);
  const [running] = await engine.listContainers({ filters: { label: [`${name}=running`] } });
  // Somebody else's, from an image that was given our labels.
  await leaveContainer('foreign', { ...running?.Labels, [name]: 'foreign' });

  startIdleWorker();
  const waiting = opened.studio.containers.run(limited('waited for', ['sleep', '12'], 60_000));
  await expect.poll(listLeft, { timeout: 12_000 }).toEqual(['foreign', 'waited for']);
  expect(await waiting).toMatchObject({ exitCode: 0, timedOut: false });
  expect(errors).toEqual([]);
});

test('an engine that hangs keeps neither the queue nor the end of a worker waiting', async () => {
  const { stores } = opened.studio.database;
  let isAsked = false;
  const hung = (): Promise<never> => {
    isAsked = true;
    return new Promise(() => {});
  };
  startIdleWorker({
    containers: { run: hung, attach: hung, listLabels: hung, removeByLabel: hung, removeOutlived: hung },
  });
  await expect.poll(() => isAsked).toBe(true);

  const dead = await claim();
  await stores.buildQueue.renew(dead, -1);
  const state = async () => (await stores.builds.find(opened.workspace.id, dead.buildId))?.state;
  await expect.poll(state, { timeout: 15_000 }).toBe('queued');
  const begin = performance.now();
  await worker?.stop();
  expect(performance.now() - begin).toBeLessThan(2_000);
});
