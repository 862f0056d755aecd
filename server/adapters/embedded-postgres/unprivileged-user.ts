import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface UnprivilegedUser {
  readonly uid: number;
  readonly gid: number;
}

/** initdb wants a user that has a name; the first of these that the machine knows. */
const candidates = ['nobody', 'daemon'];

/**
 * Whom PostgreSQL runs as when we are root, which it refuses to run as. Undefined: we are an ordinary
 * user and it runs as us. A data folder that exists decides: its owner must stay the same.
 */
export async function findUnprivilegedUser(dataFolder: string): Promise<UnprivilegedUser | undefined> {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const existing = await stat(dataFolder).catch(() => undefined);
  if (existing && existing.uid !== 0) {
    return { uid: existing.uid, gid: existing.gid };
  }
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of candidates) {
    const account = accounts.find((fields) => fields[0] === name);
    if (account) {
      return { uid: Number(account[2]), gid: Number(account[3]) };
    }
  }
  throw new Error(`PostgreSQL cannot run as root, and none of the users ${candidates.join(', ')} exists.`);
}

/** Whether somebody who owns nothing on the way may enter a folder: each ancestor must be open to others. */
export async function isEnterableByOthers(folder: string): Promise<boolean> {
  for (let path = folder; ; path = dirname(path)) {
    const found = await stat(path).catch(() => undefined);
    if (found && (found.mode & 0o001) === 0) {
      return false;
    }
    if (path === dirname(path)) {
      return true;
    }
  }
}
