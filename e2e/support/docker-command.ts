import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);
const debians = '/usr/bin/docker';
/** One that stands earlier in the path may be a stand-in. */
const command = existsSync(debians) ? debians : 'docker';

/** Runs Docker's own command line, as somebody beside the studio would, and gives what it prints. */
export async function docker(...parameters: readonly string[]): Promise<string> {
  const { stdout } = await run(command, [...parameters], { maxBuffer: 2 ** 30, encoding: 'latin1' });
  return stdout.trim();
}
