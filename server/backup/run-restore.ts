import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createDiskBlobStore } from '../adapters/blob-disk/disk-blob-store.ts';
import type { Config } from '../config.ts';
import { keyFingerprint } from '../key-fingerprint.ts';
import { prepareDataFolder } from '../prepare-data-folder.ts';
import { findSecretKey, replaceSecretKey } from '../secret-key.ts';
import type { CheckedBackup } from './check-backup.ts';
import { openDatabaseAlone } from './open-database-beside.ts';
import { restoreBackup } from './restore-backup.ts';

/** `npm run restore`: makes the studio, which must not run, what it was. Returns what the person is told. */
export async function runRestore(config: Config, path: string, isReplaced: boolean): Promise<string> {
  const { dataFolder, sharedFolder, installationFolder } = config;
  await prepareDataFolder(dataFolder);
  await mkdir(sharedFolder, { recursive: true, mode: 0o700 });
  const database = await openDatabaseAlone(config);
  if (!database) throw new Error(`The studio in ${dataFolder} runs. Stop it, then restore.`);
  try {
    const migrationsFolder = join(installationFolder, 'db', 'migrations');
    const blobs = createDiskBlobStore(join(sharedFolder, 'blobs'));
    const restored = await restoreBackup({ connectionString: database.url, migrationsFolder, blobs, isReplaced }, path);
    const { manifest, contents } = restored;
    const rowCount = Object.values(contents.rowCounts).reduce((sum, count) => sum + count, 0);
    const done = `Restored ${rowCount} rows and ${contents.blobCount} files, as they were at ${manifest.createdAt}.`;
    return `${done}\n${await placeKey(config, restored)}\nEverybody signs in again. Images are not in a backup: those that the engine does not have are built again from their locks.`;
  } finally {
    await database.close();
  }
}

/** Puts the key in its place where the backup has it; says what is to be done where the studio would not start. */
async function placeKey(config: Config, { manifest, secretKey }: CheckedBackup): Promise<string> {
  const file = join(config.sharedFolder, 'secret-key');
  if (secretKey !== undefined && config.secretKey === undefined) await replaceSecretKey(file, secretKey);
  const present = config.secretKey ?? (await findSecretKey(file));
  const isRight = present !== undefined && keyFingerprint(present, manifest.installationId) === manifest.keyFingerprint;
  if (isRight) return 'The secret key is the right one: start it with npm start.';
  return `The secret key is not the one that this studio was made with. Put the old one into ${file}, or set STUDIO_SECRET_KEY. If it is lost, start once with npm start -- --new-secret-key: credentials that were stored encrypted have to be entered again; versions, locks, images and logs do not depend on it.`;
}
