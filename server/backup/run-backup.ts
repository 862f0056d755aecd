import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createDiskBlobStore } from '../adapters/blob-disk/disk-blob-store.ts';
import type { Config } from '../config.ts';
import { findSecretKey } from '../secret-key.ts';
import { openDatabaseBeside } from './open-database-beside.ts';
import { takeBackup } from './take-backup.ts';

export interface BackupOptions {
  readonly hasSecretKey: boolean;
  readonly studioVersion: string;
}

/** `npm run backup`: copies the studio, running or not, into a new file. Returns what the person is told. */
export async function runBackup(config: Config, path: string, options: BackupOptions): Promise<string> {
  if (existsSync(path)) throw new Error(`${path} is there already. Give each backup a name of its own.`);
  const secretKey = options.hasSecretKey ? await readSecretKey(config) : undefined;
  const database = await openDatabaseBeside(config);
  try {
    const blobs = createDiskBlobStore(join(config.sharedFolder, 'blobs'));
    const { studioVersion } = options;
    const source = { connectionString: database.url, blobs, secretKey, studioVersion, now: new Date() };
    const { rowCounts, blobCount } = await takeBackup(source, path);
    const rowCount = Object.values(rowCounts).reduce((sum, count) => sum + count, 0);
    const megabytes = ((await stat(path)).size / 1_000_000).toFixed(1);
    const done = `Backed up ${rowCount} rows and ${blobCount} files to ${path} (${megabytes} MB).`;
    return `${done}\n${secretKey === undefined ? withoutKeyText : withKeyText}`;
  } finally {
    await database.close();
  }
}

async function readSecretKey({ secretKey, sharedFolder }: Config): Promise<string> {
  const path = join(sharedFolder, 'secret-key');
  const key = secretKey ?? (await findSecretKey(path));
  if (key === undefined)
    throw new Error(`There is no secret key in ${path}: set STUDIO_SECRET_KEY as the studio has it.`);
  return key;
}

const withoutKeyText =
  'The secret key is not in it: keep a copy of it elsewhere (STUDIO_SECRET_KEY, or the file secret-key), or take the backup with --with-secrets.';

const withKeyText =
  'Warning: the secret key is in it. Whoever has this file can sign in as anybody and read every stored credential: keep it as you keep passwords.';
