import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findUnprivilegedUser, isEnterableByOthers, type UnprivilegedUser } from './unprivileged-user.ts';

/** Where a server lives. All paths are absolute. */
export interface ServerFolders {
  readonly home: string;
  readonly data: string;
  /** Holds the socket; short, because the kernel takes no socket path over 107 bytes. */
  readonly socket: string;
  readonly user: UnprivilegedUser | undefined;
}

const socketPathLimit = 107 - '/.s.PGSQL.5432'.length;
/** Used by root where the wanted folder is closed to other users, as everything under /root is. */
const openPlace = '/var/lib/env-studio';

/** Chooses and makes the folders for a server that belongs to `folder`; the same ones every time. */
export async function openServerFolders(folder: string): Promise<ServerFolders> {
  const wanted = resolve(folder);
  const key = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const isRoot = process.getuid?.() === 0;
  const isMoved = isRoot && !(await isEnterableByOthers(join(wanted, '..')));
  const home = isMoved ? join(openPlace, key) : wanted;
  const nearSocket = join(home, 'socket');
  const farSocket = isRoot ? join('/run/env-studio', key) : join(tmpdir(), `env-studio-${process.getuid?.()}-${key}`);
  const data = join(home, 'data');
  const folders = {
    home,
    data,
    socket: nearSocket.length <= socketPathLimit ? nearSocket : farSocket,
    user: await findUnprivilegedUser(data),
  };
  await makeFolders(folders);
  if (isMoved) {
    await leadTo(home, wanted);
  }
  return folders;
}

/** Whoever looks for the database in the data folder finds the way to it. */
async function leadTo(home: string, wanted: string): Promise<void> {
  const found = await lstat(wanted).catch(() => undefined);
  if (found && !found.isSymbolicLink()) {
    throw new Error(`${wanted} was made while its parent folders were open to others: chmod o+x them again.`);
  }
  await rm(wanted, { force: true });
  await symlink(home, wanted);
}

/** Closed to everybody else: whoever may enter the socket's folder may read the whole database. */
async function makeFolders({ home, socket, user }: ServerFolders): Promise<void> {
  for (const path of [home, socket]) {
    await mkdir(path, { recursive: true });
    await chmod(path, 0o700);
    if (user) {
      await chown(path, user.uid, user.gid);
    }
  }
}
