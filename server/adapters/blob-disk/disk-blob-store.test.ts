import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BlobStore } from '@/server/ports/blob-store.ts';
import { createDiskBlobStore } from './disk-blob-store.ts';

let folder: string;
let blobs: BlobStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'blobs-'));
  blobs = createDiskBlobStore(folder);
});
afterEach(() => rm(folder, { recursive: true }));

test('reads back what was put, whole, in ranges and as a stream', async () => {
  const content = Buffer.from('0123456789');
  expect(await blobs.put('logs/a', Readable.from([content.subarray(0, 4), content.subarray(4)]))).toBe(10);
  expect(Buffer.from(await blobs.read('logs/a'))).toEqual(content);
  expect(Buffer.from(await blobs.read('logs/a', { start: 3, end: 5 })).toString()).toBe('34');
  expect(Buffer.from(await blobs.read('logs/a', { start: 8, end: 99 })).toString()).toBe('89');
  expect(await buffer(await blobs.open('logs/a'))).toEqual(content);
});

test('a put that fails half way leaves the old content and no partial file', async () => {
  await blobs.put('logs/a', Buffer.from('old'));
  const failing = Readable.from(
    (async function* () {
      yield Buffer.from('new');
      throw new Error('the source broke');
    })(),
  );
  await expect(blobs.put('logs/a', failing)).rejects.toThrow('the source broke');
  expect(Buffer.from(await blobs.read('logs/a')).toString()).toBe('old');
  expect(await readdir(join(folder, 'logs'))).toEqual(['a']);
});

test('a missing blob is NOT_FOUND, deleting it is fine, and no key leaves the folder', async () => {
  await expect(blobs.read('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(blobs.open('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await blobs.delete('nothing');
  await expect(blobs.put('../outside', Buffer.from(''))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});
