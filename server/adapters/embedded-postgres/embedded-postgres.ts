import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { open, readFile, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { findServerBinaries, type ServerBinaries } from './server-binaries.ts';
import { openServerFolders, type ServerFolders } from './server-folders.ts';

export interface EmbeddedPostgresOptions {
  /** Belongs to this server alone; made when absent. */
  readonly folder: string;
  /** The server's own words go here, appended. */
  readonly logFile: string;
  /** Settings over ours, e.g. `{ fsync: 'off' }` where nothing needs to last. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told before each step that can take over a second. */
  readonly onProgress?: (step: 'create' | 'start') => void;
  /** False: a cluster that is not there is an error. An empty one in place of a lost one would hide the loss. */
  readonly mayCreate?: boolean;
}

export interface EmbeddedPostgres {
  connectionString(database: string): string;
  /** True: it had outlived an earlier studio and still ran. */
  readonly wasRunning: boolean;
  /** Looks at the process, not at whether it answers. */
  isRunning(): boolean;
  /** Ends it in order; a second call does nothing. */
  stop(): Promise<void>;
}

const startTimeoutMs = 60_000;
const superuser = 'studio';
const run = promisify(execFile);

const defaultSettings = {
  listen_addresses: '',
  max_connections: '100',
  shared_buffers: '64MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
};

/**
 * Runs a real PostgreSQL as a child process on a Unix socket, or goes on with one that still runs there.
 * Not guarded against two callers on one folder: the studio holds its instance lock meanwhile.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folders = await openServerFolders(options.folder);
  const connectionString = (database: string) =>
    `postgresql://${superuser}@${encodeURIComponent(folders.socket)}/${database}`;
  const pid = await findRunningServer(folders);
  if (pid !== undefined) {
    await waitUntilReady(connectionString('postgres'), () => isAlive(pid));
    return { connectionString, wasRunning: true, isRunning: () => isAlive(pid), stop: () => stopServer(pid) };
  }
  const binaries = await findServerBinaries(folders.user !== undefined);
  if (options.mayCreate ?? true) await createCluster(binaries, folders, options.onProgress);
  options.onProgress?.('start');
  const server = await spawnServer(binaries, folders, options);
  const { pid: startedPid } = server;
  const isRunning = () => server.exitCode === null && server.signalCode === null;
  await waitUntilReady(connectionString('postgres'), isRunning).catch(async (cause) => {
    throw new Error(`PostgreSQL did not start: ${await lastWords(options.logFile)}`, { cause });
  });
  return {
    connectionString,
    wasRunning: false,
    isRunning,
    stop: async () => {
      if (startedPid !== undefined) {
        await stopServer(startedPid);
      }
    },
  };
}

/**
 * Pid of a server that runs on this data. A lock file whose number was given to another process, or whose
 * server is dead and not yet buried, is stale, and removed: PostgreSQL would refuse to start.
 */
async function findRunningServer({ data, socket }: ServerFolders): Promise<number | undefined> {
  const folder = await realpath(data).catch(() => undefined);
  for (const lockFile of [join(data, 'postmaster.pid'), join(socket, '.s.PGSQL.5432.lock')]) {
    const text = await readFile(lockFile, 'utf8').catch(() => undefined);
    if (text === undefined) {
      continue;
    }
    const pid = Number.parseInt(text, 10);
    // A server works in its data folder, by whatever path it was started.
    const workingFolder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
    if (workingFolder !== undefined && workingFolder === folder) {
      return pid;
    }
    await rm(lockFile, { force: true });
  }
  return undefined;
}

/** Makes the database cluster aside and renames it: one that was killed half made is never opened. */
async function createCluster(
  { initdb }: ServerBinaries,
  { home, data, user }: ServerFolders,
  onProgress: EmbeddedPostgresOptions['onProgress'],
): Promise<void> {
  const exists = await stat(join(data, 'PG_VERSION')).catch(() => undefined);
  if (exists) {
    return;
  }
  onProgress?.('create');
  const partial = `${data}.init`;
  await rm(partial, { recursive: true, force: true });
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  // Trust is safe: the socket's folder is open to the server's own user and to root alone.
  await run(initdb, ['-D', partial, '-U', superuser, '--auth=trust', ...locale], { cwd: home, ...user });
  await rename(partial, data);
  const parent = await open(home);
  await parent.sync();
  await parent.close();
}

/** Detached, so that Ctrl+C in a terminal reaches us first and not the database under us. */
async function spawnServer(
  { postgres }: ServerBinaries,
  { data, home, socket, user }: ServerFolders,
  { logFile, settings }: EmbeddedPostgresOptions,
): Promise<ChildProcess> {
  const log = await open(logFile, 'a', 0o600);
  const all = { ...defaultSettings, unix_socket_directories: socket, unix_socket_permissions: '0700', ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(postgres, ['-D', data, ...flags], {
    cwd: home,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    ...user,
  });
  server.on('error', () => {});
  server.unref();
  await log.close();
  return server;
}

async function waitUntilReady(connectionString: string, isStillThere: () => boolean): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  for (;;) {
    const client = new pg.Client({ connectionString });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (!isStillThere() || Date.now() > deadline) {
        throw error;
      }
    }
    await sleep(15);
  }
}

/** SIGINT is PostgreSQL's fast shutdown: it ends connections, writes a checkpoint and leaves. */
async function stopServer(pid: number): Promise<void> {
  if (isAlive(pid)) {
    process.kill(pid, 'SIGINT');
  }
  const deadline = Date.now() + 10_000;
  while (isAlive(pid) && Date.now() < deadline) {
    await sleep(10);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function lastWords(logFile: string): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-3).join(' | ');
}
