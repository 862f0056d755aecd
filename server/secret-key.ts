import { randomBytes } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';

/** The studio's own key: made once, readable by its owner alone. Losing it ends all sessions. */
export async function readOrMakeSecretKey(path: string): Promise<string> {
  try {
    const file = await open(path, 'wx', 0o600);
    const key = randomBytes(32).toString('hex');
    await file.writeFile(`${key}\n`);
    await file.sync();
    await file.close();
    return key;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      return (await readFile(path, 'utf8')).trim();
    }
    throw error;
  }
}
