import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './repository.mjs';

const minimum = [22, 13];
const fetchedVersion = '24.21.0';

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > minimum[0] || (major === minimum[0] && minor >= minimum[1]);
}

/**
 * Path of a Node of at least 22.13: the running one, or Node 24 fetched once as an npm package into
 * `.node/` (the machine's own Node is never touched). Exits with a sentence when it cannot be had.
 */
export async function findNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;

  const packageName = `node-${process.platform}-${process.arch}`;
  const prefix = join(repository, '.node');
  const node = join(prefix, 'node_modules', packageName, 'bin', 'node');
  if (existsSync(node)) return node;

  // Not to the output: what a command answers may be read as JSON.
  console.error(
    `Node ${process.versions.node} is older than ${minimum.join('.')}: fetching Node ${fetchedVersion} from the npm registry (about 190 MB, once) …`,
  );
  const npm = spawnSync(
    'npm',
    [
      'install',
      '--prefix',
      prefix,
      '--no-save',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      `${packageName}@${fetchedVersion}`,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (npm.status !== 0 || !existsSync(node)) {
    console.error(
      `Could not fetch ${packageName}@${fetchedVersion}. Install Node ${minimum.join('.')} or newer yourself, then run the command again.`,
    );
    process.exit(1);
  }
  return node;
}
