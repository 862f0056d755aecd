import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { createClient, openPool } from '@/db/client.ts';
import { createPostgresDatabase } from '@/db/postgres-database.ts';
import { openDatabaseBeside } from './backup/open-database-beside.ts';
import type { Config } from './config.ts';
import { openSupportSource } from './open-support-source.ts';
import { findSecretKey } from './secret-key.ts';
import { gatherSupportFiles } from './usecases/operations/gather-support-files.ts';
import { packSupportFiles } from './usecases/operations/pack-support-files.ts';
import { readOperations } from './usecases/operations/read-operations.ts';

/** `npm run support-bundle`: also where the studio does not start; what cannot be read says why. Returns what the person is told. */
export async function writeSupportBundle(config: Config, path: string, studioVersion: string): Promise<string> {
  const secretKey = config.secretKey ?? (await findSecretKey(join(config.sharedFolder, 'secret-key')));
  const now = new Date();
  const files = await gatherSupportFiles({
    support: openSupportSource(config, secretKey, studioVersion),
    now,
    readHealth: () =>
      withDatabase(config, async (database) => ({
        migrations: await database.stores.installations.countMigrations(),
      })),
    readOperations: () => withDatabase(config, (database) => readOperations({ database })),
  });
  const content = packSupportFiles(files, 'env-studio-support', now);
  await pipeline(content, createGzip(), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  return `Wrote ${path}. Secrets were masked; read it before you send it (tar -xzf).`;
}

type Database = ReturnType<typeof createPostgresDatabase>;

async function withDatabase(config: Config, read: (database: Database) => Promise<object>): Promise<object> {
  const beside = await openDatabaseBeside(config);
  const pool = openPool(beside.url);
  try {
    return await read(createPostgresDatabase(createClient(pool)));
  } finally {
    await pool.end();
    await beside.close();
  }
}
