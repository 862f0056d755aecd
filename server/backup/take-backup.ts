import type { BackupTable } from '@/db/backup/backup-table.ts';
import { type DatabaseSnapshot, openSnapshot } from '@/db/backup/open-snapshot.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import { ArchiveWriter } from './archive-writer.ts';
import type { BackupContents } from './backup-contents.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { countRows } from './count-rows.ts';
import { entryNames } from './entry-names.ts';

export interface BackupSource {
  readonly connectionString: string;
  readonly blobs: BlobStore;
  /** Given: it is copied too. */
  readonly secretKey?: string | undefined;
  readonly studioVersion: string;
  readonly now: Date;
}

/** Rows travel in pieces: a tar entry says its size before its content. */
const pieceBytes = 4 * 1024 * 1024;

/**
 * Copies a studio into a file while everybody goes on working. All rows are those of one moment. Blobs are
 * copied after them: a blob is written before the row that names it and never removed, so what the rows name
 * is there, and what came later harms nobody.
 */
export async function takeBackup(source: BackupSource, path: string): Promise<BackupContents> {
  const writer = await ArchiveWriter.open(path);
  let snapshot: DatabaseSnapshot | undefined;
  try {
    snapshot = await openSnapshot(source.connectionString);
    await writer.add(entryNames.manifest, toJson(describeBackup(source, snapshot)));
    const rowCounts = await copyTables(snapshot, writer);
    await snapshot.close();
    if (source.secretKey !== undefined) await writer.add(entryNames.secretKey, Buffer.from(source.secretKey));
    const contents = { rowCounts, blobCount: await copyBlobs(source.blobs, writer) };
    await writer.add(entryNames.contents, toJson(contents));
    await writer.finish();
    return contents;
  } catch (error) {
    await writer.abandon();
    throw error;
  } finally {
    await snapshot?.close();
  }
}

function describeBackup(
  { studioVersion, secretKey, now }: BackupSource,
  { installation, migrations, tables }: DatabaseSnapshot,
): BackupManifest {
  return {
    format: 1,
    studioVersion,
    createdAt: now.toISOString(),
    installationId: installation.id,
    keyFingerprint: installation.keyFingerprint,
    migrations: [...migrations],
    tables: [...tables],
    hasSecretKey: secretKey !== undefined,
  };
}

async function copyTables(snapshot: DatabaseSnapshot, writer: ArchiveWriter): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of snapshot.tables) {
    let count = 0;
    let number = 0;
    for await (const piece of inPieces(snapshot, table)) {
      count += countRows(piece);
      number += 1;
      await writer.add(`${entryNames.rows}${table.name}/${number}`, piece);
    }
    counts[table.name] = count;
  }
  return counts;
}

async function* inPieces(snapshot: DatabaseSnapshot, table: BackupTable): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let size = 0;
  for await (const bytes of snapshot.copy(table)) {
    parts.push(bytes);
    size += bytes.length;
    if (size < pieceBytes) continue;
    yield Buffer.concat(parts);
    parts = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(parts);
}

async function copyBlobs(blobs: BlobStore, writer: ArchiveWriter): Promise<number> {
  let count = 0;
  for await (const { key, sizeBytes } of blobs.list()) {
    await writer.addStream(`${entryNames.blobs}${key}`, sizeBytes, await blobs.open(key));
    count += 1;
  }
  return count;
}

function toJson(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
