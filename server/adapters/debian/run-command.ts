import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export type CommandResult =
  | { readonly type: 'ended'; readonly exitCode: number; readonly lastLines: readonly string[] }
  | { readonly type: 'not-found' };

const keptLines = 20;

/** Runs a program of this machine; `onLine` hears each line of its output and errors. Rejects when `signal` aborts. */
export function runCommand(
  command: readonly [program: string, ...programArguments: string[]],
  onLine: (line: string) => void,
  signal: AbortSignal,
): Promise<CommandResult> {
  const [program, ...programArguments] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArguments, { signal, stdio: ['ignore', 'pipe', 'pipe'] });
    const lastLines: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lastLines.push(line);
        if (lastLines.length > keptLines) lastLines.shift();
        onLine(line);
      });
    }
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve({ type: 'not-found' });
      else reject(error);
    });
    child.on('close', (exitCode) => resolve({ type: 'ended', exitCode: exitCode ?? 137, lastLines }));
  });
}
