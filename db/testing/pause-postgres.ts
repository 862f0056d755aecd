import { readdir, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { readPostmasterPid } from './read-postmaster-pid.ts';

export interface PausedPostgres {
  /** It goes on where it was. */
  resume(): void;
  /** It ends there. */
  kill(): void;
}

/** Stops all processes of a server: connections stay open and are taken, and nobody is answered. */
export async function pausePostgres(folder: string): Promise<PausedPostgres> {
  const data = join(folder, 'data');
  const postmaster = await readPostmasterPid(data);
  // First: it makes the others.
  process.kill(postmaster, 'SIGSTOP');
  const pids = [postmaster, ...(await findProcessesIn(data))];
  const signalAll = (name: NodeJS.Signals) => {
    for (const pid of pids) signal(pid, name);
  };
  signalAll('SIGSTOP');
  return { resume: () => signalAll('SIGCONT'), kill: () => signalAll('SIGKILL') };
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
