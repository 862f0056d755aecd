import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bridgeAddress } from '@/e2e/support/bridge-address.ts';
import { cancelBuild } from '../usecases/build/cancel-build.ts';
import { getBuild } from '../usecases/build/get-build.ts';
import { startBuild } from '../usecases/build/start-build.ts';
import { type BuildStudio, openBuildStudio } from './testing/build-studio.ts';
import { isProcessRunning } from './testing/find-process.ts';
import { isSpeaking } from './testing/is-speaking.ts';

let studio: BuildStudio;
/** Takes requests and never answers. */
let silent: Server;
let silentRequests = 0;

beforeAll(async () => {
  silent = createServer(() => {
    silentRequests += 1;
  });
  await new Promise<void>((resolve) => silent.listen(0, '0.0.0.0', resolve));
  studio = await openBuildStudio();
});
afterAll(async () => {
  await studio.close();
  silent.closeAllConnections();
  silent.close();
});

/** Milliseconds from the click to the end that everybody sees. */
async function cancelAndWait(buildId: string): Promise<number> {
  const start = performance.now();
  await cancelBuild(studio.context, { buildId });
  expect(await studio.untilFinished(buildId)).toMatchObject({ state: 'cancelled' });
  return performance.now() - start;
}

test('a waiting build is cancelled at once, and those behind it move up', async () => {
  const definition = { dockerfile: `FROM ${studio.baseImage}\nRUN echo ${crypto.randomUUID()}\n` };
  const first = await startBuild(studio.context, await studio.register(definition));
  const second = await startBuild(studio.context, await studio.register({ ...definition, user: '1000' }));
  const placeOf = async (buildId: string) => (await getBuild(studio.context, { buildId })).queuePosition;
  const before = [await placeOf(first.buildId), await placeOf(second.buildId)];
  expect(before[1]).toBe((before[0] ?? 0) + 1);
  expect(await cancelAndWait(first.buildId)).toBeLessThan(1_000);
  expect(await placeOf(second.buildId)).toBe(before[0]);
  await cancelAndWait(second.buildId);
});

test('a build that waits for an index is cancelled within two seconds', async () => {
  const worker = studio.startWorker();
  const { port } = silent.address() as AddressInfo;
  const definition = { pip: `--index-url http://${bridgeAddress()}:${port}/simple\nsix\n` };
  const { buildId } = await startBuild(studio.context, await studio.register(definition));
  await expect.poll(() => silentRequests, { timeout: 60_000 }).toBeGreaterThan(0);
  expect(await cancelAndWait(buildId)).toBeLessThan(2_000);
  await worker.stop();
});

test('a build whose image is being checked is cancelled within two seconds', async () => {
  const worker = studio.startWorker();
  const slowPython =
    'echo "import time; time.sleep(60)" > "$(python3 -c "import site; print(site.getsitepackages()[0])")/slow.pth"';
  const definition = { dockerfile: `FROM ${studio.baseImage}\nRUN echo ${crypto.randomUUID()} && ${slowPython}\n` };
  const { buildId } = await startBuild(studio.context, await studio.register(definition));
  await studio.until(buildId, (build) => build.phase === 'check');
  expect(await cancelAndWait(buildId)).toBeLessThan(2_000);
  await worker.stop();
});

test("the engine's process is gone within two seconds", async () => {
  const worker = studio.startWorker();
  const mark = `31${Math.floor(Math.random() * 1e6)}`;
  const definition = { dockerfile: `FROM ${studio.baseImage}\nRUN echo begun && sleep ${mark}\n` };
  const { buildId } = await startBuild(studio.context, await studio.register(definition));
  await studio.until(buildId, isSpeaking);
  await expect.poll(() => isProcessRunning(`sleep ${mark}`)).toBe(true);
  const start = performance.now();
  await cancelAndWait(buildId);
  await expect.poll(() => isProcessRunning(`sleep ${mark}`), { interval: 50 }).toBe(false);
  expect(performance.now() - start).toBeLessThan(2_000);
  await worker.stop();
});
