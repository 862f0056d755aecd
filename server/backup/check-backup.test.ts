import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ArchiveWriter } from './archive-writer.ts';
import { checkBackup } from './check-backup.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'env-studio-check-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const manifest = {
  format: 1,
  studioVersion: '0',
  createdAt: '2026-01-01T00:00:00Z',
  installationId: 'one',
  keyFingerprint: 'print',
  migrations: ['first'],
  tables: [{ name: 'version', columns: ['id'] }],
  hasSecretKey: false,
};

async function write(rows: string, contents: object): Promise<string> {
  const path = join(folder, `${crypto.randomUUID()}.backup`);
  const writer = await ArchiveWriter.open(path);
  await writer.add('backup.json', Buffer.from(JSON.stringify(manifest)));
  await writer.add('rows/version/1', Buffer.from(rows));
  await writer.add('blobs/logs/a', crypto.getRandomValues(Buffer.alloc(5_000)));
  await writer.add('contents.json', Buffer.from(JSON.stringify(contents)));
  await writer.finish();
  return path;
}

const contents = { rowCounts: { version: 2 }, blobCount: 1 };

test('what is whole is taken, wherever it is cut or one bit is changed it is refused by its name', async () => {
  const path = await write('1\n2\n', contents);
  expect(await checkBackup(path)).toEqual({ manifest, contents, secretKey: undefined });
  const whole = await readFile(path);
  // The first ten bytes are gzip's header: time and system, which nothing depends on.
  for (let at = 10; at < whole.length; at += 97) {
    await writeFile(path, whole.subarray(0, at));
    await expect(checkBackup(path), `cut at ${at}`).rejects.toThrow(path);
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 1;
    // Between two blocks deflate leaves bits unused.
    if (isSameInside(whole, changed)) continue;
    await writeFile(path, changed);
    await expect(checkBackup(path), `changed at ${at}`).rejects.toThrow(path);
  }
});

test('rows or files that are missing, and what is something else, are refused', async () => {
  await expect(checkBackup(await write('1\n', contents))).rejects.toThrow('is not whole');
  await expect(checkBackup(await write('1\n2\n', { ...contents, blobCount: 2 }))).rejects.toThrow('is not whole');
  const path = join(folder, 'other');
  await writeFile(path, gzipSync(Buffer.alloc(1024)));
  await expect(checkBackup(path)).rejects.toThrow('is no backup');
  await writeFile(path, 'plain text');
  await expect(checkBackup(path)).rejects.toThrow('cannot be read');
  await expect(checkBackup(join(folder, 'nothing'))).rejects.toThrow('ENOENT');
});

function isSameInside(one: Buffer, other: Buffer): boolean {
  try {
    return gunzipSync(one).equals(gunzipSync(other));
  } catch {
    return false;
  }
}
