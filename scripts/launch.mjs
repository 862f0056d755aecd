// The door of every npm script: any Node from 18 on can run this file. It finds a Node that is new
// enough (fetching one from the npm registry when needed) and runs `scripts/<command>.mjs` with it.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode } from './setup/node.mjs';

const commands = ['start', 'dev', 'test', 'check', 'bench', 'soak', 'format', 'backup', 'restore', 'support-bundle'];
const [command, ...options] = process.argv.slice(2);

if (!commands.includes(command)) {
  console.error(`usage: node scripts/launch.mjs ${commands.join('|')} [options]`);
  process.exit(2);
}

const node = await findNode();
const script = join(dirname(fileURLToPath(import.meta.url)), `${command}.mjs`);
const child = spawn(node, [script, ...options], {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` },
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal));
}
child.on('exit', (code, signal) => {
  process.exit(code ?? 128 + constants.signals[signal]);
});
