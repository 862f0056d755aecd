import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DrainRelay } from './drain-relay.ts';

const saidBytes = 32 * 1024 * 1024;
/** An engine that says that much to whoever connects, and sets the flag when all of it was taken. */
const engineProgram = `
  const { createServer } = require('node:net');
  const { parentPort, workerData } = require('node:worker_threads');
  createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(Buffer.alloc(${saidBytes}, 'x'), () => Atomics.store(workerData.isTaken, 0, 1)));
  }).listen(workerData.path, () => parentPort.postMessage('listening'));
`;

let folder: string;
let engine: Worker;
let path: string;
const isTaken = new Int32Array(new SharedArrayBuffer(4));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'env-studio-relay-'));
  path = join(folder, 'engine.sock');
  Atomics.store(isTaken, 0, 0);
  engine = new Worker(engineProgram, { eval: true, workerData: { path, isTaken } });
  await once(engine, 'message');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await engine.terminate();
  await rm(folder, { recursive: true });
});

/** This thread does nothing else meanwhile. */
function standStillUntilTaken(): boolean {
  const endMs = performance.now() + 10_000;
  while (Atomics.load(isTaken, 0) === 0 && performance.now() < endMs);
  return Atomics.load(isTaken, 0) === 1;
}

test('an engine is heard to its end while whoever asked stands still, and nothing of it is lost', async () => {
  const socket = connect(await new DrainRelay(path).open());
  socket.write('go on');
  await once(socket, 'readable');
  expect(standStillUntilTaken()).toBe(true);
  expect(await buffer(socket)).toHaveLength(saidBytes);
});

test('the way to the engine has no name that anybody else could take, or that a killed process would leave', async () => {
  vi.stubEnv('TMPDIR', await mkdtemp(join(folder, 'temporary-')));
  const path = await new DrainRelay(join(folder, 'nothing.sock')).open();
  expect(await readdir(tmpdir())).toEqual([]);
  expect((await stat(dirname(path))).mode & 0o077).toBe(0);
});

test('where there is no engine the connection ends', async () => {
  const socket = connect(await new DrainRelay(join(folder, 'nothing.sock')).open());
  socket.on('error', () => {});
  await once(socket, 'close');
});
