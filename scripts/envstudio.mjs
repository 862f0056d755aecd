#!/usr/bin/env node
// `npx envstudio …`: any Node from 18 on can run this file. It finds a Node that is new enough, as
// scripts/launch.mjs does, and runs cli/main.ts with it, as it stands: that Node takes the types off
// itself. All that it says on the way goes to the error output, since the output may be read as JSON.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findNode } from './setup/node.mjs';
import { repository } from './setup/repository.mjs';

const main = join(repository, 'cli', 'main.ts');
const compileCache = join(repository, 'node_modules', '.cache', 'envstudio');
const stripTypes = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];

function runAndWait(command, parameters, options) {
  const child = spawn(command, parameters, options);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('error', () => resolve(127));
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

const node = await findNode();
if (!existsSync(join(repository, 'node_modules'))) {
  const install = join(repository, 'scripts', 'setup', 'install.mjs');
  const code = await runAndWait(node, [install], { stdio: ['ignore', process.stderr, process.stderr] });
  if (code !== 0) process.exit(code);
}

if (node === process.execPath && process.features.typescript) {
  const { enableCompileCache } = await import('node:module');
  enableCompileCache(compileCache);
  await import(pathToFileURL(main).href);
} else {
  process.exitCode = await runAndWait(node, [...stripTypes, main, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: compileCache, ...process.env },
  });
}
