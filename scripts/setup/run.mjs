import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { repository } from './repository.mjs';

/**
 * Runs a command (an array, never a shell string) in the checkout.
 * @param {string[]} command
 * @param {{ env?: Record<string, string>, logFile?: string }} [options] with `logFile` the output goes there instead of the terminal
 * @returns {Promise<number>} exit code; 127 when the program does not exist
 */
export function run(command, { env = {}, logFile } = {}) {
  const [program, ...parameters] = command;
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      cwd: repository,
      env: { ...process.env, ...env },
      stdio: logFile ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    if (logFile) {
      mkdirSync(dirname(logFile), { recursive: true });
      const log = createWriteStream(logFile, { flags: 'a' });
      child.stdout.pipe(log, { end: false });
      child.stderr.pipe(log, { end: false });
    }
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}
