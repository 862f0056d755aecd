import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
}

/** The database that runs for a studio, as its pid file tells. */
export async function readPostmaster(dataFolder: string): Promise<Postmaster> {
  const lines = (await readFile(join(dataFolder, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n');
  return { pid: Number(lines[0]), socketFolder: lines[4] ?? '' };
}
