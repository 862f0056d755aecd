import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const readyWithinMs = 60_000;

/**
 * A dockerd of our own, to be filled up, stopped and killed: the machine's engine is never touched. Needs root. Knows
 * nothing of the product, so that journeys may use it as well.
 */
export interface SecondDaemon {
  readonly url: string;
  /** Its own. */
  readonly folder: string;
  /** Of its bridge, and of the control group of all that it runs. */
  readonly name: string;
  /** As a crash would: SIGKILL, nothing is said to anybody. */
  kill(): Promise<void>;
  /** Stops its clock, as an engine that hangs: connections are taken, nothing is answered. */
  pause(): void;
  resume(): void;
  /** Ends it in order and starts it again on the same data, as an upgrade does. */
  restart(): Promise<void>;
  /** Ends it, with what it has left running, and removes its traces. */
  stop(): Promise<void>;
}

export interface SecondDaemonOptions {
  /** Its images, containers and build cache have to fit into this much memory. */
  readonly diskBytes: number;
  /** What dockerd gets to know, as one that the studio starts. Without it, steps' output is clipped at 2 MiB and 200 KiB/s. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Resolves when it answers. */
export async function startSecondDaemon({ diskBytes, environment }: SecondDaemonOptions): Promise<SecondDaemon> {
  const folder = await mkdtemp(join(tmpdir(), 'studio-dockerd-'));
  const name = `studio${process.pid % 10_000}`;
  const dataFolder = join(folder, 'data');
  await mkdir(dataFolder);
  await run('mount', ['-t', 'tmpfs', '-o', `size=${diskBytes}`, 'studio-test', dataFolder]);
  await addBridge(name);
  const socket = join(folder, 'docker.sock');
  const spawnAgain = () => spawnDaemon(folder, dataFolder, socket, name, environment);
  let daemon = spawnAgain();
  const second: SecondDaemon = {
    url: `unix://${socket}`,
    folder,
    name,
    async kill() {
      await end(daemon, 'SIGKILL');
    },
    pause: () => void daemon.kill('SIGSTOP'),
    resume: () => void daemon.kill('SIGCONT'),
    async restart() {
      await end(daemon, 'SIGTERM');
      daemon = spawnAgain();
      await waitUntilReady(socket, daemon, folder);
    },
    async stop() {
      daemon.kill('SIGCONT');
      await end(daemon, 'SIGTERM');
      await killLeftovers(folder, name);
      await unmountAll(folder);
      await run('ip', ['link', 'delete', name]);
      await rm(folder, { recursive: true, force: true });
      await removeControlGroups(name);
    },
  };
  try {
    await waitUntilReady(socket, daemon, folder);
    return second;
  } catch (error) {
    await second.stop();
    throw error;
  }
}

/** A bridge of its own: with `--bridge=none` dockerd would delete docker0, the first engine's. */
async function addBridge(name: string): Promise<void> {
  await run('ip', ['link', 'add', name, 'type', 'bridge']);
  await run('ip', ['address', 'add', `172.31.${process.pid % 250}.1/24`, 'dev', name]);
  await run('ip', ['link', 'set', name, 'up']);
}

function spawnDaemon(
  folder: string,
  dataFolder: string,
  socket: string,
  name: string,
  environment?: Readonly<Record<string, string>>,
): ChildProcess {
  const limits = ['SIZE', 'SPEED'].map((limit) => `BUILDKIT_STEP_LOG_MAX_${limit}`);
  const settings = Object.entries(environment ?? {}).map(([key, value]) => `${key}=${value}`);
  return spawn(
    'env',
    [
      ...limits.map((limit) => `--unset=${limit}`),
      ...settings,
      'sh',
      '-c',
      'exec dockerd "$@" >"$0" 2>&1',
      join(folder, 'log'),
      ...['--host', `unix://${socket}`],
      ...['--data-root', dataFolder, '--exec-root', join(folder, 'exec'), '--pidfile', join(folder, 'pid')],
      ...['--bridge', name, '--iptables=false', '--ip-masq=false', '--cgroup-parent', `/${name}`],
    ],
    { stdio: 'ignore' },
  );
}

async function waitUntilReady(socket: string, daemon: ChildProcess, folder: string): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  while (!(await answers(socket))) {
    if (daemon.exitCode !== null || Date.now() > deadline) {
      throw new Error(`the second engine does not start:\n${await readFile(join(folder, 'log'), 'utf8')}`);
    }
    await delay(50);
  }
}

function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    get({ socketPath, path: '/_ping', signal: AbortSignal.timeout(1_000) }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).on('error', () => resolve(false));
  });
}

async function end(daemon: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (daemon.exitCode !== null || daemon.signalCode !== null) return;
  const exit = once(daemon, 'exit');
  daemon.kill(signal);
  await exit;
}

/** A killed dockerd leaves its containerd and the processes of its build steps behind. */
async function killLeftovers(folder: string, name: string): Promise<void> {
  const pidFiles = [join(folder, 'exec/containerd/containerd.pid')];
  const { stdout } = await run('find', ['/sys/fs/cgroup', '-path', `*/${name}/*`, '-name', 'cgroup.procs']);
  pidFiles.push(...stdout.split('\n').filter(Boolean));
  const pids = pidFiles.filter((path) => existsSync(path)).flatMap((path) => readFileSync(path, 'utf8').split('\n'));
  for (const pid of new Set(pids.filter(Boolean).map(Number))) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // it has ended by itself
    }
  }
}

/** The disk, the layers of a step that was at work, its network's name. */
async function unmountAll(folder: string): Promise<void> {
  const mounts = (await readFile('/proc/mounts', 'utf8')).split('\n').map((line) => line.split(' ')[1] ?? '');
  const ours = mounts.filter((path) => path.startsWith(`${folder}/`)).toReversed();
  if (ours.length > 0) await run('umount', ['--lazy', ...ours]);
}

async function removeControlGroups(name: string): Promise<void> {
  const groups = ['-type', 'd', '(', '-name', name, '-o', '-path', `*/${name}/*`, ')'];
  await run('find', ['/sys/fs/cgroup', '-depth', ...groups, '-delete']).catch(() => {}); // the kernel may still be at it
}
