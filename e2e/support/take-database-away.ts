import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { readPostmaster } from './read-postmaster.ts';

/** Kills a studio's database so that it stays away: its data are elsewhere until the given function puts them back. */
export async function takeDatabaseAway(dataFolder: string): Promise<() => Promise<void>> {
  const { pid } = await readPostmaster(dataFolder);
  const data = join(dataFolder, 'postgres', 'data');
  await rename(data, `${data}.aside`);
  process.kill(pid, 'SIGKILL');
  return () => rename(`${data}.aside`, data);
}
