// `npm run bench [-- NAME… --json FILE --soak-minutes N]`: ratios against what users would do without the studio.
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
await build(bundleOptions('bench/run.ts', 'dist/bench.mjs'));
process.exit(
  await run([
    process.execPath,
    '--enable-source-maps',
    join(repository, 'dist', 'bench.mjs'),
    ...process.argv.slice(2),
  ]),
);
