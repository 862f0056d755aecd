import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';

/**
 * The studio's own key: made once, readable by its owner alone. Losing it ends all sessions.
 * Written aside and renamed, so that a power cut leaves a whole key or none; the instance lock keeps others away.
 */
export async function readOrMakeSecretKey(path: string): Promise<string> {
  const known = (await readIfThere(path)).trim();
  if (known !== '') {
    return known;
  }
  const key = randomBytes(32).toString('hex');
  const file = await open(`${path}.partial`, 'w', 0o600);
  await file.writeFile(`${key}\n`);
  await file.sync();
  await file.close();
  await rename(`${path}.partial`, path);
  return key;
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
