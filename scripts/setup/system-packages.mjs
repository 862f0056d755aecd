import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { progress } from './progress.mjs';
import { run } from './run.mjs';

/** Debian or Ubuntu, and we may install packages. */
export function canInstallPackages() {
  return process.getuid?.() === 0 && isDebian();
}

function isDebian() {
  if (!existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/**
 * Installs Debian packages without recommendations.
 * @param {string[]} names
 * @returns {Promise<boolean>} false when apt-get failed; its output is in the named log
 */
export async function installPackages(names) {
  const logFile = join(tmpdir(), `env-studio-apt-${process.getuid?.()}.log`);
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  const exitCode = await progress(`apt-get install ${names.join(' ')} (output in ${logFile})`, async () => {
    await run(['apt-get', 'update'], { logFile, env: environment });
    return run(['apt-get', 'install', '-y', '--no-install-recommends', ...names], { logFile, env: environment });
  });
  return exitCode === 0;
}
