import { randomBytes, randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm } from 'node:fs/promises';

/**
 * The studio's own key: made once, readable by its owner alone. Losing it ends all sessions.
 * Written aside and linked, so that a power cut leaves a whole key or none, and of several processes that
 * begin at once all take the first one's.
 */
export async function readOrMakeSecretKey(path: string): Promise<string> {
  const known = await findSecretKey(path);
  if (known !== undefined) return known;
  const key = randomBytes(32).toString('hex');
  const partial = await writeAside(path, key);
  try {
    await link(partial, path);
    return key;
  } catch {
    // Another process was first; or an empty file stands there, or the file system knows no links.
    const other = (await readIfThere(path)).trim();
    if (other !== '') return other;
    await rename(partial, path);
    return key;
  } finally {
    await rm(partial, { force: true });
  }
}

/** Puts a key in the place of the one that is there, if any: that of a studio that is restored. */
export async function replaceSecretKey(path: string, key: string): Promise<void> {
  await rename(await writeAside(path, key), path);
}

async function writeAside(path: string, key: string): Promise<string> {
  const partial = `${path}.${randomUUID()}.partial`;
  const file = await open(partial, 'wx', 0o600);
  await file.writeFile(`${key}\n`);
  await file.sync();
  await file.close();
  return partial;
}

/** The key at that place; undefined without one. */
export async function findSecretKey(path: string): Promise<string | undefined> {
  return (await readIfThere(path)).trim() || undefined;
}

/** A key that is there and cannot be read is not replaced: that would end all sessions. */
async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return '';
    }
    throw error;
  }
}
