// `npm start`: everything up to a running studio.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { basePathPattern, basePathRule } from './setup/base-path.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureEngine } from './setup/engine.mjs';
import { ensureProductionBuild } from './setup/production-build.mjs';
import { repository } from './setup/repository.mjs';
import { usage } from './setup/usage.mjs';

const options = process.argv.slice(2);
if (options.includes('--help') || options.includes('-h')) {
  console.log(usage);
  process.exit(0);
}

// The server looks at all options; this one decides before it which pages are built.
const { values } = parseArgs({ args: options, options: { 'base-path': { type: 'string' } }, strict: false });
const basePath = values['base-path'] || process.env.STUDIO_BASE_PATH || '';
if (!basePathPattern.test(basePath)) {
  console.error(basePathRule);
  process.exit(1);
}

console.log('Env Studio');
await Promise.all([
  ensureEngine({ isInstallAllowed: !options.includes('--no-install') }),
  ensureDependencies().then(() => ensureProductionBuild(basePath)),
]);

const server = spawn(process.execPath, ['--enable-source-maps', join(repository, 'dist', 'server.mjs'), ...options], {
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => server.kill(signal));
}
server.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
