import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Process id of the PostgreSQL that works in a data folder, as its pid file tells. */
export async function readPostmasterPid(dataFolder: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataFolder, 'postmaster.pid'), 'utf8'), 10);
}
