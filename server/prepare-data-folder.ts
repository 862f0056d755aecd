import { chmod, mkdir } from 'node:fs/promises';

/** Makes the folder in which everything of a process is, closed to others. */
export async function prepareDataFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (process.getuid?.() === 0) {
    // Open to pass, closed to look: PostgreSQL cannot run as root and has a user of its own in there.
    await chmod(folder, 0o711);
  }
}
