// Bundles the server into dist/server.mjs: one module graph, so that a class is one class; packages stay in node_modules.
import { join } from 'node:path';
import { build } from 'esbuild';

const repository = join(import.meta.dirname, '..');

await build({
  absWorkingDir: repository,
  entryPoints: ['server/main.ts'],
  outfile: 'dist/server.mjs',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  packages: 'external',
  alias: { '@': repository },
  sourcemap: true,
  logLevel: 'warning',
});
