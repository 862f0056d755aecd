import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { progress } from './progress.mjs';
import { repository } from './repository.mjs';
import { run } from './run.mjs';

const stamp = join(repository, 'node_modules', '.env-studio-lock');

/**
 * Installs what `package-lock.json` says, when it is not what stands in `node_modules` already.
 * Not `npm ci`: it refuses a lock that lacks other platforms' optional binaries, and a registry
 * mirror that does not carry those cannot write such a lock. `--no-save` leaves the lock as it is.
 * Install scripts are not run: nothing here needs one, and some would compile native code.
 */
export async function ensureDependencies() {
  const lockHash = createHash('sha256')
    .update(readFileSync(join(repository, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash) return;

  const exitCode = await progress('installing dependencies by package-lock.json', () =>
    run(['npm', 'install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']),
  );
  if (exitCode !== 0) {
    console.error('npm install failed: see its message above. Is the npm registry reachable?');
    process.exit(1);
  }
  writeFileSync(stamp, lockHash);
}
