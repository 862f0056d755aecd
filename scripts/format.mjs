// `npm run format`: writes the one format, and the lint fixes that are safe.
import { join } from 'node:path';
import { ensureDependencies } from './setup/dependencies.mjs';
import { repository } from './setup/repository.mjs';
import { run } from './setup/run.mjs';

await ensureDependencies();
process.exit(
  await run([join(repository, 'node_modules', '.bin', 'biome'), 'check', '--write', ...process.argv.slice(2)]),
);
