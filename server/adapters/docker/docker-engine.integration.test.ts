import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EngineStatus } from '@/server/ports/engine.ts';
import { createDockerAdapter } from './docker-adapter.ts';
import { dockerUnderTest } from './testing/docker-under-test.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio-engine-'));
});
afterEach(() => rm(folder, { recursive: true }));

const times = { checkTimeoutMs: 300, pollEveryMs: 20 };
const engineAt = (socket: string) =>
  createDockerAdapter({ home: folder, dockerHost: `unix://${socket}` }, times).engine;

async function listen(server: Server): Promise<string> {
  const socket = join(folder, 'docker.sock');
  server.listen(socket);
  await once(server, 'listening');
  return socket;
}

it('knows the engine of this machine', async () => {
  const { engine } = dockerUnderTest();
  expect(engine.status()).toMatchObject({ state: 'unavailable', reason: 'other' });
  const status = await engine.check();
  expect(status).toMatchObject({ state: 'connected', hasBuildKit: true, version: expect.stringMatching(/^\d+\./) });
  expect(engine.status()).toBe(status);
  expect((await dockerUnderTest().engine.check()) as { engineId: string }).toEqual(status);
});

it('knows why there is none', async () => {
  expect(await engineAt(join(folder, 'absent.sock')).check()).toMatchObject({
    state: 'unavailable',
    reason: 'no-socket',
    address: `unix://${join(folder, 'absent.sock')}`,
  });
  await writeFile(join(folder, 'dead.sock'), ''); // no socket listens behind this name
  expect(await engineAt(join(folder, 'dead.sock')).check()).toMatchObject({ state: 'unavailable', reason: 'refused' });
});

it('does not wait for an engine that hangs', async () => {
  const server = createServer(() => {});
  const socket = await listen(server);
  const start = performance.now();
  expect(await engineAt(socket).check()).toMatchObject({ state: 'unavailable', reason: 'timeout' });
  expect(performance.now() - start).toBeLessThan(2_000);
  server.closeAllConnections();
  server.close();
});

it('is told when an engine comes and goes, once each', async () => {
  const watching = new AbortController();
  const engine = engineAt(join(folder, 'docker.sock'));
  const told: EngineStatus[] = [];
  // One that goes down may be refusing for a moment before its socket is gone: a change of reason is no change of state.
  const seen = () => told.map(({ state }) => state).filter((state, index, states) => state !== states[index - 1]);
  engine.watch((status) => told.push(status), watching.signal);
  await expect.poll(seen).toEqual(['unavailable']);

  const answer = { ID: 'x', NCPU: 1, MemTotal: 1, Version: '18.06', ApiVersion: '1.38', Os: 'linux' };
  const server = createServer((_request, response) => response.end(JSON.stringify(answer)));
  await listen(server);
  await expect.poll(seen).toEqual(['unavailable', 'connected']);
  expect(engine.status()).toMatchObject({ engineId: 'x', hasBuildKit: false });

  server.close();
  await expect.poll(seen).toEqual(['unavailable', 'connected', 'unavailable']);
  watching.abort();
  const news = told.map((status) => (status.state === 'connected' ? status.engineId : status.reason));
  for (const [index, one] of news.entries()) expect(one).not.toBe(news[index - 1]);
});
