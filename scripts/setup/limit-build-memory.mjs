import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';

/** Where BuildKit runs the steps of builds, below the control groups; it ignores the limits that a build asks for. */
const stepsGroup = ['docker', 'buildkit'];

/** For the studio, PostgreSQL, the engine and the system, whatever the steps of builds want. */
const keptBytes = 2 * 1024 ** 3;

/**
 * So much memory all build steps together may take: what is left for them, and half of it at least.
 * @param {number} totalBytes of the machine
 */
export function buildMemoryBytes(totalBytes) {
  return Math.max(totalBytes / 2, totalBytes - Math.max(keptBytes, totalBytes / 4));
}

/**
 * Caps what build steps take on an engine that we start: one that takes more is ended, and not the studio or PostgreSQL
 * in its place. Only where control groups are ours to make.
 * @param {string} root where the control groups are mounted
 * @returns {boolean} whether there is a cap now
 */
export function limitBuildMemory(root = '/sys/fs/cgroup') {
  const isSecondVersion = existsSync(join(root, 'cgroup.controllers'));
  const top = isSecondVersion ? root : join(root, 'memory');
  if (!existsSync(top)) return false;
  try {
    const groups = stepsGroup.map((_, index) => join(top, ...stepsGroup.slice(0, index + 1)));
    for (const group of groups) mkdirSync(group, { recursive: true });
    if (isSecondVersion) {
      for (const group of [top, ...groups.slice(0, -1)]) {
        writeFileSync(join(group, 'cgroup.subtree_control'), '+memory');
      }
    }
    const file = join(top, ...stepsGroup, isSecondVersion ? 'memory.max' : 'memory.limit_in_bytes');
    writeFileSync(file, String(Math.floor(buildMemoryBytes(totalmem()))));
    return true;
  } catch {
    // Read-only, as in a container: the engine starts all the same.
    return false;
  }
}
