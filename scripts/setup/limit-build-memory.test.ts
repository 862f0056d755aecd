import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildMemoryBytes, limitBuildMemory } from './limit-build-memory.mjs';

const gibibyte = 1024 ** 3;

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'studio-cgroup-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('a large machine keeps a quarter, a small one half', () => {
  expect([24, 8, 4, 2].map((gibibytes) => buildMemoryBytes(gibibytes * gibibyte) / gibibyte)).toEqual([18, 6, 2, 1]);
});

test('the group of build steps gets its limit, in either version of control groups', async () => {
  const first = await makeFolder();
  await mkdir(join(first, 'memory'));
  expect(limitBuildMemory({ root: first })).toBe(true);
  const limit = Number(await readFile(join(first, 'memory/docker/buildkit/memory.limit_in_bytes'), 'utf8'));
  expect(limit).toBe(Math.floor(buildMemoryBytes(totalmem())));

  const second = await makeFolder();
  await writeFile(join(second, 'cgroup.controllers'), 'cpu memory');
  expect(limitBuildMemory({ root: second })).toBe(true);
  expect(await readFile(join(second, 'docker/buildkit/memory.max'), 'utf8')).toBe(String(limit));
  for (const group of ['', 'docker']) {
    expect(await readFile(join(second, group, 'cgroup.subtree_control'), 'utf8')).toBe('+memory');
  }
});

test('where there are no control groups of ours, the engine starts all the same', () => {
  expect(limitBuildMemory({ root: '/nonexistent' })).toBe(false);
});
