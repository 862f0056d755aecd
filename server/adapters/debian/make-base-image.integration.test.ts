import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SecondEngine, startSecondEngine } from '../docker/testing/second-engine.ts';
import { createDebianBaseImageMaker } from './make-base-image.ts';

const signal = new AbortController().signal;
let folder = '';
/** One of its own: on the machine's engine other tests build on the image that it would replace. */
let engine: SecondEngine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio-make-'));
  engine = await startSecondEngine({ diskBytes: 800_000_000 });
});
afterAll(async () => {
  await engine?.stop();
  await rm(folder, { recursive: true });
});

it('makes a Python image from Debian’s packages, and keeps it for the next time', async () => {
  const { docker } = engine;
  const cacheFolder = join(folder, 'cache');
  const maker = createDebianBaseImageMaker({ cacheFolder, mayInstall: true });
  const progress: string[] = [];
  const made = await maker.make((text) => progress.push(text), signal);
  if (!made.ok) throw new Error(made.problem.message);
  await docker.imageStore.load(made.archive);
  expect(progress).toContain('packing the image');
  expect((await readdir(cacheFolder)).filter((name) => !name.endsWith('.tar.gz'))).toEqual([]);

  const image = await docker.imageStore.find(maker.reference);
  expect(image).toMatchObject({ command: ['python3'], architecture: 'amd64', createdAt: '2023-11-14T22:13:20Z' });
  expect(image?.sizeBytes).toBeLessThan(170_000_000);
  const { stdout } = await docker.containers.run({
    image: maker.reference,
    command: [
      'python3',
      '-c',
      'import ctypes, ssl, sys, venv; [ctypes.CDLL(n) for n in ("libstdc++.so.6", "libgomp.so.1")]; print(sys.version_info[:2])',
    ],
    network: 'none',
  });
  expect(stdout).toBe('(3, 11)\n');

  const again = await maker.make(() => progress.push('again'), signal);
  if (!again.ok) throw new Error(again.problem.message);
  await docker.imageStore.load(again.archive);
  expect(progress).not.toContain('again');
  expect((await docker.imageStore.find(maker.reference))?.id).toBe(image?.id);
}, 600_000);

it('leaves nothing half-made behind when it is stopped', async () => {
  const cacheFolder = join(folder, 'stopped');
  const stopping = new AbortController();
  const maker = createDebianBaseImageMaker({ cacheFolder, mayInstall: false });
  await expect(maker.make(() => stopping.abort(), stopping.signal)).rejects.toThrow('aborted');
  expect(existsSync(cacheFolder) ? await readdir(cacheFolder) : []).toEqual([]);
});
