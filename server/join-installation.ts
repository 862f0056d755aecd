import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { isStudioError } from '@/core/errors.ts';
import type { Database } from '@/db/database.ts';
import type { Installation } from '@/db/stores/installation-store.ts';
import type { Stores } from '@/db/stores/stores.ts';
import { keyFingerprint } from './key-fingerprint.ts';
import type { BlobStore } from './ports/blob-store.ts';

export interface InstallationParts {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly secretKey: string;
  /** Where blobs are, for the person who has to mend it. */
  readonly sharedFolder: string;
  /** The key was changed on purpose, or the old one is lost. */
  readonly isNewKeyAccepted: boolean;
}

/** A blob that holds the id of the studio whose blobs these are. */
const markKey = 'installation';

/**
 * Makes sure that database, blobs and secret key are those of one studio: with another process's key every
 * session would be refused on every second request, and with another folder finished logs would be missing.
 * The first process founds the studio. Throws an error whose message says what is to be set.
 */
export async function joinInstallation(parts: InstallationParts): Promise<void> {
  const known = await parts.database.transaction((stores) => findOrFound(stores, parts));
  const mark = await readMark(parts.blobs);
  if (mark !== known.id) throw new Error(wrongFolderText(parts.sharedFolder, mark));
  const own = keyFingerprint(parts.secretKey, known.id);
  if (own === known.keyFingerprint) return;
  if (!parts.isNewKeyAccepted) throw new Error(wrongKeyText);
  await parts.database.stores.installations.changeKey(own);
}

/** One process at a time; the mark is written before the row is there, so a studio is never founded without it. */
async function findOrFound({ installations }: Stores, parts: InstallationParts): Promise<Installation> {
  await installations.lock();
  const known = await installations.find();
  if (known) return known;
  const id = (await readMark(parts.blobs)) ?? randomUUID();
  await parts.blobs.put(markKey, Buffer.from(id));
  const founded = { id, keyFingerprint: keyFingerprint(parts.secretKey, id) };
  await installations.found(founded);
  return founded;
}

function wrongFolderText(sharedFolder: string, mark: string | undefined): string {
  const what = mark === undefined ? 'holds nothing of the studio' : 'belongs to another studio than the one';
  return `The folder ${sharedFolder} ${what} whose database this is. Set STUDIO_SHARED to the folder that the studio's other processes use, or DATABASE_URL to the database that goes with the folder.`;
}

const wrongKeyText =
  'The secret key is not the one that this studio was made with. Give all its processes the same STUDIO_SECRET_KEY or the same STUDIO_SHARED folder. If the old key is lost, start once with --new-secret-key: everybody has to sign in again, and credentials that were stored encrypted have to be entered again.';

async function readMark(blobs: BlobStore): Promise<string | undefined> {
  try {
    return await text(await blobs.open(markKey));
  } catch (error) {
    if (isStudioError(error) && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}
