// `npm run bench [-- NAME… --json FILE]`: ratios against what users would do without the studio.
import { join } from 'node:path';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureEngine } from './setup/engine.mjs';
import { ensureProductionBuild } from './setup/production-build.mjs';
import { repository } from './setup/repository.mjs';
import { run } from './setup/run.mjs';

await ensureDependencies();
await ensureEngine({ isInstallAllowed: true });
await ensureProductionBuild();
process.exit(await run([process.execPath, join(repository, 'bench', 'run.mjs'), ...process.argv.slice(2)]));
