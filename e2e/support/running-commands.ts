import { readdir, readFile } from 'node:fs/promises';

/** Command lines of this machine's processes, those in containers too, that hold `word`. */
export async function findRunningCommands(word: string): Promise<string[]> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(
    // One that ended meanwhile has no command line any more.
    processes.map((process) => readFile(`/proc/${process}/cmdline`, 'utf8').catch(() => '')),
  );
  return commands.map((command) => command.replaceAll('\0', ' ')).filter((command) => command.includes(word));
}
