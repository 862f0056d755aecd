import { readdir, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { readPostmaster } from './read-postmaster.ts';
import type { StudioProcess } from './studio-process.ts';

/**
 * Stops a studio and its database in the middle of whatever they do, so that neither writes or acknowledges
 * anything more. Gives what ends them for good.
 */
export async function freezeStudio(studio: StudioProcess, dataFolder: string): Promise<() => Promise<void>> {
  studio.pause();
  const { pid } = await readPostmaster(dataFolder);
  // First: it makes the others.
  process.kill(pid, 'SIGSTOP');
  const pids = await findProcessesIn(join(dataFolder, 'postgres', 'data'));
  for (const each of pids) signal(each, 'SIGSTOP');
  return async () => {
    for (const each of [pid, ...pids]) signal(each, 'SIGKILL');
    await studio.kill();
  };
}

/** The processes of a PostgreSQL all work in its data folder. */
async function findProcessesIn(folder: string): Promise<readonly number[]> {
  const wanted = await realpath(folder);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const places = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')));
  return pids.filter((_, index) => places[index] === wanted).map(Number);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // it has ended by itself
  }
}
