import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '@/db/testing/test-database.ts';
import { createDiskBlobStore } from './adapters/blob-disk/disk-blob-store.ts';
import { type InstallationParts, joinInstallation } from './join-installation.ts';

let opened: TestDatabase;
let folder: string;

beforeEach(async () => {
  opened = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'env-studio-shared-'));
});
afterEach(async () => {
  await opened.close();
  await rm(folder, { recursive: true });
});

function parts(changes: Partial<InstallationParts> = {}): InstallationParts {
  return {
    database: opened.database,
    blobs: createDiskBlobStore(join(folder, 'blobs')),
    secretKey: 'the key of this studio',
    sharedFolder: folder,
    isNewKeyAccepted: false,
    ...changes,
  };
}

test('processes with the same folder and key are one studio, also when all begin at once', async () => {
  await Promise.all(Array.from({ length: 6 }, () => joinInstallation(parts())));
  await joinInstallation(parts());
});

test('a process with another folder is refused with what is to be set', async () => {
  await joinInstallation(parts());
  const elsewhere = createDiskBlobStore(join(folder, 'elsewhere'));
  await expect(joinInstallation(parts({ blobs: elsewhere }))).rejects.toThrow('holds nothing of the studio');
  await elsewhere.put('installation', Buffer.from(crypto.randomUUID()));
  await expect(joinInstallation(parts({ blobs: elsewhere }))).rejects.toThrow(/another studio.*STUDIO_SHARED/);
});

test('a process with another key is refused, until somebody says that the old one is lost', async () => {
  await joinInstallation(parts());
  const secretKey = 'a key of its own';
  await expect(joinInstallation(parts({ secretKey }))).rejects.toThrow(/STUDIO_SECRET_KEY.*--new-secret-key/);
  await joinInstallation(parts({ secretKey, isNewKeyAccepted: true }));
  await joinInstallation(parts({ secretKey }));
  await expect(joinInstallation(parts())).rejects.toThrow('STUDIO_SECRET_KEY');
});

test('a folder whose database is gone may begin with a new one', async () => {
  await joinInstallation(parts());
  await opened.close();
  opened = await openTestDatabase();
  await joinInstallation(parts());
});
