// `npm run dev`: the studio with pages that reload as they are edited. The server is built once; restart for changes in it.
import { join } from 'node:path';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureEngine } from './setup/engine.mjs';
import { repository } from './setup/repository.mjs';
import { run } from './setup/run.mjs';

const options = process.argv.slice(2);
await ensureDependencies();
await ensureEngine({ isInstallAllowed: !options.includes('--no-install') });
if ((await run([process.execPath, 'scripts/build-server.mjs'])) !== 0) process.exit(1);
process.exit(
  await run([process.execPath, '--enable-source-maps', join(repository, 'dist', 'server.mjs'), ...options], {
    env: { NODE_ENV: 'development', STUDIO_DEV: '1' },
  }),
);
