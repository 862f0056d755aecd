import { readdir, readFile } from 'node:fs/promises';

/** Whether a command line runs on this machine, in a container or not: the engine of these tests is local. */
export async function isProcessRunning(commandLine: string): Promise<boolean> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commandLines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return commandLines.some((text) => text.split('\0').join(' ').trim() === commandLine);
}
