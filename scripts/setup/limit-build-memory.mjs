import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';

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
 * in its place: BuildKit ignores the limits that a build asks for. Only where control groups are ours to make.
 * @param {{ bytes?: number, engineGroup?: string, root?: string }} [options] how much; the control group of the engine's
 *   containers, in which BuildKit runs the steps; where control groups are mounted
 * @returns {boolean} whether there is a cap now
 */
export function limitBuildMemory({
  bytes = buildMemoryBytes(totalmem()),
  engineGroup = 'docker',
  root = '/sys/fs/cgroup',
} = {}) {
  const isSecondVersion = existsSync(join(root, 'cgroup.controllers'));
  const top = isSecondVersion ? root : join(root, 'memory');
  if (!existsSync(top)) return false;
  try {
    const steps = join(top, engineGroup, 'buildkit');
    mkdirSync(steps, { recursive: true });
    if (isSecondVersion) {
      for (const group of [top, join(top, engineGroup)]) {
        writeFileSync(join(group, 'cgroup.subtree_control'), '+memory');
      }
    }
    writeFileSync(join(steps, isSecondVersion ? 'memory.max' : 'memory.limit_in_bytes'), String(Math.floor(bytes)));
    return true;
  } catch {
    // Read-only, as in a container: the engine starts all the same.
    return false;
  }
}
