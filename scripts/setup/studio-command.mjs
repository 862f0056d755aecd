import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { repository } from './repository.mjs';
import { run } from './run.mjs';

/** Runs a command of `server/command.ts` with what `npm run <command> --` was given; ends as it ends. */
export async function runStudioCommand(command) {
  await ensureDependencies();
  // After the dependencies: the bundler is one of them.
  const { build } = await import('esbuild');
  const { bundleOptions } = await import('./bundle.mjs');
  const bundle = join(repository, 'dist', 'command.mjs');
  await build(bundleOptions('server/command.ts', bundle));
  process.exit(await run([process.execPath, '--enable-source-maps', bundle, command, ...process.argv.slice(2)]));
}
