import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readOrMakeSecretKey } from './secret-key.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'env-studio-key-'));
  path = join(folder, 'secret-key');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('makes a key once, for its owner alone', async () => {
  const key = await readOrMakeSecretKey(path);
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(await readOrMakeSecretKey(path)).toBe(key);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('processes that begin together have one key', async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => readOrMakeSecretKey(path)));
  expect(new Set(keys).size).toBe(1);
  expect(await readOrMakeSecretKey(path)).toBe(keys[0]);
  expect(await readdir(folder)).toEqual(['secret-key']);
});

test('makes a key where a power cut left an empty file', async () => {
  await writeFile(path, '');
  expect(await readOrMakeSecretKey(path)).toMatch(/^[0-9a-f]{64}$/);
});

test('replaces no key that it cannot read', async () => {
  await mkdir(path);
  await expect(readOrMakeSecretKey(path)).rejects.toThrow('EISDIR');
});
