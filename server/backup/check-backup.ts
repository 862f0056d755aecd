import { buffer, json } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import { type BackupContents, backupContentsSchema } from './backup-contents.ts';
import { type BackupManifest, backupManifestSchema } from './backup-manifest.ts';
import { countRows } from './count-rows.ts';
import { entryNames } from './entry-names.ts';
import { type ArchiveEntry, readArchive } from './read-archive.ts';

export interface CheckedBackup {
  readonly manifest: BackupManifest;
  readonly contents: BackupContents;
  readonly secretKey: string | undefined;
}

/** What was found on the way through the file. */
interface Findings {
  manifest?: BackupManifest;
  /** As the file says at its end. */
  contents?: BackupContents;
  secretKey?: string;
  readonly rowCounts: Record<string, number>;
  blobCount: number;
}

/** Reads a backup from its beginning to its end, as a restore does. Throws when anything is not as it says of itself. */
export async function checkBackup(path: string): Promise<CheckedBackup> {
  const found: Findings = { rowCounts: {}, blobCount: 0 };
  for await (const entry of readArchive(path)) {
    if (!found.manifest && entry.name !== entryNames.manifest) throw new Error(`${path} is no backup of a studio.`);
    await takeIn(found, entry);
  }
  const { manifest, contents, secretKey, rowCounts, blobCount } = found;
  if (!manifest) throw new Error(`${path} is no backup of a studio.`);
  if (!contents || !isDeepStrictEqual(contents, { rowCounts, blobCount })) {
    throw new Error(`${path} is not whole: it was cut off, or changed.`);
  }
  return { manifest, contents, secretKey };
}

async function takeIn(found: Findings, { name, content }: ArchiveEntry): Promise<void> {
  if (name === entryNames.manifest) {
    found.manifest = backupManifestSchema.parse(await json(content));
    for (const table of found.manifest.tables) found.rowCounts[table.name] = 0;
  } else if (name.startsWith(entryNames.rows)) {
    const table = name.split('/')[1] ?? '';
    for await (const bytes of content) found.rowCounts[table] = (found.rowCounts[table] ?? 0) + countRows(bytes);
  } else if (name.startsWith(entryNames.blobs)) {
    found.blobCount += 1;
  } else if (name === entryNames.secretKey) {
    found.secretKey = (await buffer(content)).toString();
  } else if (name === entryNames.contents) {
    found.contents = backupContentsSchema.parse(await json(content));
  }
}
