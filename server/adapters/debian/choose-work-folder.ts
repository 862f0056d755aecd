import { readFile, statfs } from 'node:fs/promises';

const memoryFolder = '/dev/shm';

/**
 * Where a root file system is put together: in memory where there is room (25 s instead of up to 200 s
 * on a busy disk), else in `fallback`. Programs run there, so a `noexec` mount does not do.
 */
export async function chooseWorkFolder(neededBytes: number, fallback: string): Promise<string> {
  try {
    const { bavail, bsize } = await statfs(memoryFolder);
    const mounts = await readFile('/proc/mounts', 'utf8');
    return bavail * bsize >= neededBytes && allowsPrograms(mounts, memoryFolder) ? memoryFolder : fallback;
  } catch {
    return fallback; // no such folder here
  }
}

/** Reads `/proc/mounts`; of several mounts on one place the last one is on top. */
export function allowsPrograms(mounts: string, folder: string): boolean {
  const mount = mounts.split('\n').findLast((line) => line.split(' ')[1] === folder);
  const options = mount?.split(' ')[3]?.split(',') ?? ['noexec'];
  return !options.includes('noexec') && !options.includes('nodev') && !options.includes('ro');
}
