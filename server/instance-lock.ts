import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface InstanceLock {
  release(): void;
}

/**
 * Takes the lock of a data folder, or returns undefined when another process has it. The kernel gives it
 * back when its holder dies, however it dies: an SQLite file in exclusive mode is the one such lock in Node.
 */
export async function takeInstanceLock(path: string): Promise<InstanceLock | undefined> {
  await mkdir(dirname(path), { recursive: true });
  const file = new DatabaseSync(path);
  try {
    file.exec('begin exclusive');
  } catch {
    file.close();
    return undefined;
  }
  return { release: () => file.close() };
}
