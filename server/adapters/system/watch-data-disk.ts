import { statfs } from 'node:fs/promises';
import type { Clock } from '@/server/ports/clock.ts';
import type { DataDisk } from '@/server/ports/data-disk.ts';

/** One file of PostgreSQL's log: it ends when it finds no space for the next one. */
const leastBytes = 16 * 1024 * 1024;
const lookIntervalMs = 2_000;

export interface DataDiskOptions {
  readonly folders: readonly string[];
  readonly clock: Pick<Clock, 'sleep'>;
  /** That it is full, or has space again. Tried again at the next look when it rejects. */
  readonly tell: () => Promise<void>;
}

/** Looks after the disks of these folders until `signal` aborts. */
export function watchDataDisk({ folders, clock, tell }: DataDiskOptions, signal: AbortSignal): DataDisk {
  let isFull = false;
  let isKnownAsFull = false;
  const look = async () => {
    const free = await Promise.all(folders.map(freeBytes));
    isFull = Math.min(...free) < leastBytes;
    if (isFull === isKnownAsFull) return;
    await tell();
    isKnownAsFull = isFull;
  };
  const keepLooking = async () => {
    while (!signal.aborted) {
      await look().catch(() => {}); // the database may have no space for telling it
      await clock.sleep(lookIntervalMs, signal).catch(() => {}); // the end
    }
  };
  void keepLooking();
  return { isFull: () => isFull };
}

/** For whoever is not root. A folder that is not there yet fills no disk. */
async function freeBytes(folder: string): Promise<number> {
  const disk = await statfs(folder).catch(() => undefined);
  return disk === undefined ? Number.POSITIVE_INFINITY : disk.bavail * disk.bsize;
}
