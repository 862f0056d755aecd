// `npm run soak [-- --kills 1000 --minutes 15]`: kills processes of a studio at random moments while it is
// written to, and looks for everything that was acknowledged.
import { join } from 'node:path';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureEngine } from './setup/engine.mjs';
import { ensureProductionBuild } from './setup/production-build.mjs';
import { repository } from './setup/repository.mjs';
import { run } from './setup/run.mjs';

await Promise.all([ensureDependencies(), ensureEngine({ isInstallAllowed: true })]);
await ensureProductionBuild();
// Only now: esbuild is one of the dependencies.
const { build } = await import('esbuild');
const { bundleOptions } = await import('./setup/bundle.mjs');
await build(bundleOptions('e2e/soak.ts', 'dist/soak.mjs'));
process.exit(
  await run([process.execPath, '--enable-source-maps', join(repository, 'dist', 'soak.mjs'), ...process.argv.slice(2)]),
);
