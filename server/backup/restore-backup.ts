import { Readable } from 'node:stream';
import { clearDatabase } from '@/db/backup/clear-database.ts';
import { listMigrations } from '@/db/backup/list-migrations.ts';
import { lookAtDatabase } from '@/db/backup/look-at-database.ts';
import { migratePartly } from '@/db/backup/migrate-partly.ts';
import { TableLoader } from '@/db/backup/table-loader.ts';
import { migrateDatabase } from '@/db/migrate.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { type CheckedBackup, checkBackup } from './check-backup.ts';
import { entryNames } from './entry-names.ts';
import { readArchive } from './read-archive.ts';

export interface RestoreTarget {
  readonly connectionString: string;
  readonly migrationsFolder: string;
  readonly blobs: BlobStore;
  /** What is there goes. */
  readonly isReplaced: boolean;
}

/**
 * Makes a studio what it was when the backup was taken, and brings it to this version's schema. The whole file
 * is read before anything is touched; a restore that was killed on the way is begun again. Throws an error whose
 * message says what is to be done: it is not whole, newer than this version, or there is a studio already.
 */
export async function restoreBackup(target: RestoreTarget, path: string): Promise<CheckedBackup> {
  const { connectionString, migrationsFolder, blobs } = target;
  const checked = await checkBackup(path);
  refuseNewer(checked.manifest, migrationsFolder);
  await refuseUsed(target);
  await clearDatabase(connectionString);
  await migratePartly(connectionString, migrationsFolder, checked.manifest.migrations.length);
  const restoredKeys = await loadAll(target, checked, path);
  await migrateDatabase(connectionString, migrationsFolder);
  for await (const { key } of blobs.list()) {
    if (!restoredKeys.has(key)) await blobs.delete(key);
  }
  return checked;
}

function refuseNewer({ migrations, studioVersion }: BackupManifest, migrationsFolder: string): void {
  const known = listMigrations(migrationsFolder);
  if (migrations.every((hash, index) => known[index] === hash)) return;
  throw new Error(
    `The backup was taken by a newer studio (${studioVersion}), whose database this one does not know. Update the studio first, then restore.`,
  );
}

async function refuseUsed({ connectionString, isReplaced }: RestoreTarget): Promise<void> {
  const { studio, otherTables, otherConnections } = await lookAtDatabase(connectionString);
  if (otherTables.length > 0) {
    throw new Error(
      `There are tables in this database that are not the studio's (${otherTables.join(', ')}). Give it a database of its own.`,
    );
  }
  if (otherConnections > 0) {
    throw new Error(`Others are connected to this database (${otherConnections}). Stop all processes of the studio.`);
  }
  if (studio === 'used' && !isReplaced) {
    throw new Error(
      'There is a studio already, which people use. With --replace it goes, and what is in the backup takes its place: accounts, environments, versions, builds, logs, audit trail.',
    );
  }
}

/** Rows and blobs; the rows are there when all of them are. Returns the keys of the blobs. */
async function loadAll(
  { connectionString, blobs }: RestoreTarget,
  { manifest, contents }: CheckedBackup,
  path: string,
): Promise<ReadonlySet<string>> {
  const tables = new Map(manifest.tables.map((table) => [table.name, table]));
  const keys = new Set<string>();
  const loader = await TableLoader.open(connectionString);
  try {
    for await (const { name, content } of readArchive(path)) {
      const table = name.startsWith(entryNames.rows) ? tables.get(name.split('/')[1] ?? '') : undefined;
      if (table) {
        for await (const bytes of content) await loader.write(table, bytes);
      } else if (name.startsWith(entryNames.blobs)) {
        const key = name.slice(entryNames.blobs.length);
        await blobs.put(key, Readable.from(content));
        keys.add(key);
      }
    }
    const loaded = await loader.finishRows();
    for (const [table, count] of Object.entries(contents.rowCounts)) {
      if ((loaded.get(table) ?? 0) !== count) throw new Error(`The database did not take all rows of ${table}.`);
    }
    await loader.commit(manifest.tables);
  } catch (error) {
    await loader.abandon();
    throw error;
  }
  return keys;
}
