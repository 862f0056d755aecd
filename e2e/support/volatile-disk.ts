import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Both files have holes: they take what is written to them. */
const platterSize = '1G';
const diskSize = '768M';
/** The journals are written when somebody flushes, and not every five seconds by themselves. */
const mountOptions = 'loop,noatime,commit=300';

/**
 * A disk that loses its power: what nobody flushed is gone. Made of one ext4 in a file of another:
 *
 * - The inner one is what a program sees. What it writes stays in the memory of the kernel until it is flushed (fsync),
 *   as on any disk.
 * - The file that holds the inner one lies in the outer one: what the inner file system writes stays there in memory too,
 *   until the inner one asks its disk to flush. So the disk has a cache of its own, which forgets as well.
 * - The file that holds the outer one is the platter. A copy of it at any moment is what a power cut would leave.
 *
 * The kernel may write earlier than it is asked to, as real ones do; then less is lost than could be. Writes are lost
 * whole: torn sectors, and disks that say that they have flushed and have not, are not imitated.
 */
export class VolatileDisk {
  /** Where it is mounted. */
  readonly folder: string;
  readonly #home: string;
  readonly #platter: string;
  readonly #cache: string;
  readonly #disk: string;

  private constructor(home: string) {
    this.#home = home;
    this.#platter = join(home, 'platter');
    this.#cache = join(home, 'cache');
    this.#disk = join(this.#cache, 'disk');
    this.folder = join(home, 'mounted');
  }

  /** Whether this machine lets us make one: as root, with loop devices. */
  static isPossible(): boolean {
    return process.getuid?.() === 0 && existsSync('/dev/loop-control');
  }

  static async open(): Promise<VolatileDisk> {
    const home = await mkdtemp(join(tmpdir(), 'env-studio-volatile-'));
    // PostgreSQL runs as somebody else and has to get to its folder.
    await chmod(home, 0o755);
    const disk = new VolatileDisk(home);
    await mkdir(disk.#cache);
    await mkdir(disk.folder);
    await makeFileSystem(disk.#platter, platterSize);
    await run('mount', ['-o', mountOptions, disk.#platter, disk.#cache]);
    await makeFileSystem(disk.#disk, diskSize);
    await run('sync', ['--file-system', disk.#cache]);
    await run('mount', ['-o', mountOptions, disk.#disk, disk.folder]);
    return disk;
  }

  /** Nothing may write to it any more; `end` is called before what remains is mounted in its place. */
  async cutPower(end: () => Promise<void>): Promise<void> {
    const remains = `${this.#platter}.remains`;
    await run('cp', ['--sparse=always', this.#platter, remains]);
    await end();
    await this.#unmount();
    await rename(remains, this.#platter);
    // Both replay their journals.
    await run('mount', ['-o', mountOptions, this.#platter, this.#cache]);
    await run('mount', ['-o', mountOptions, this.#disk, this.folder]);
  }

  async close(): Promise<void> {
    await this.#unmount();
    await rm(this.#home, { recursive: true, force: true });
  }

  /** Lazily: what was killed may hold it for a moment longer. */
  async #unmount(): Promise<void> {
    await run('umount', ['--lazy', this.folder, this.#cache]);
  }
}

async function makeFileSystem(path: string, size: string): Promise<void> {
  await run('truncate', ['--size', size, path]);
  await run('mkfs.ext4', ['-q', '-F', path]);
}
