import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { daemonEnvironment } from './daemon-environment.mjs';
import { limitBuildMemory } from './limit-build-memory.mjs';
import { progress } from './progress.mjs';
import { repository } from './repository.mjs';
import { canInstallPackages, installPackages } from './system-packages.mjs';

const socketPath = '/var/run/docker.sock';
const daemonPath = '/usr/sbin/dockerd';

/** Beside the system's programs: the engine outlives the folder that the studio lies in. */
const runcFolder = '/usr/local/lib/env-studio';

/** True when the user points at an engine of their own: it is then theirs to start. */
function isEngineChosen() {
  if (process.env.DOCKER_HOST) return true;
  try {
    const configuration = JSON.parse(readFileSync(join(homedir(), '.docker', 'config.json'), 'utf8'));
    return Boolean(configuration.currentContext) && configuration.currentContext !== 'default';
  } catch {
    return false;
  }
}

/** Whether something answers on the engine's default socket. */
export function isEngineAnswering() {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/** Before 24, Docker loses what a step says at one go (`engine/runc`). */
function losesOutput() {
  const { stdout } = spawnSync(daemonPath, ['--version'], { encoding: 'utf8' });
  return Number(/version (\d+)/.exec(stdout)?.[1]) < 24;
}

function installRunc() {
  mkdirSync(runcFolder, { recursive: true });
  for (const name of ['runc', 'pace-output']) {
    copyFileSync(join(repository, 'scripts', 'setup', 'engine', name), join(runcFolder, name));
  }
  return runcFolder;
}

async function startDaemon() {
  mkdirSync('/var/log', { recursive: true });
  limitBuildMemory();
  const log = openSync('/var/log/env-studio-dockerd.log', 'a');
  spawn(daemonPath, [], {
    detached: true,
    // It outlives this folder: of a daemon whose folder is gone, the shell that starts each step complains in the log.
    cwd: '/',
    stdio: ['ignore', log, log],
    env: { ...process.env, ...daemonEnvironment(losesOutput() ? installRunc() : undefined) },
  }).unref();
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (await isEngineAnswering()) return true;
    await sleep(200);
  }
  return false;
}

/**
 * Makes sure that a Docker engine answers, or says what is missing and how to mend it. As root on
 * Debian or Ubuntu it installs and starts one, and leaves it running; never with `isInstallAllowed` false.
 * @param {{ isInstallAllowed: boolean }} options
 * @returns {Promise<boolean>} whether an engine is there
 */
export async function ensureEngine({ isInstallAllowed }) {
  if (isEngineChosen() || (await isEngineAnswering())) return true;

  if (!isInstallAllowed || !canInstallPackages()) {
    const why = isInstallAllowed ? 'installing one needs root on Debian or Ubuntu' : '--no-install was given';
    console.log(`  no Docker engine answers at ${socketPath}, and ${why}. The studio runs without it; builds wait.`);
    console.log('  Install and start Docker, or set DOCKER_HOST: the studio goes on by itself.');
    return false;
  }
  if (!existsSync(daemonPath)) {
    console.log('  no Docker engine here: installing Debian’s docker.io and leaving it running');
    if (!(await installPackages(['docker.io', 'iptables', 'ca-certificates']))) {
      console.log('  docker.io could not be installed. The studio runs without an engine; builds wait.');
      return false;
    }
  }
  const isRunning = (await isEngineAnswering()) || (await progress('starting the Docker engine', startDaemon));
  if (!isRunning) console.log('  the Docker engine did not start: see /var/log/env-studio-dockerd.log. Builds wait.');
  return isRunning;
}
