import { repository } from './repository.mjs';

/** How our TypeScript becomes one file that Node runs: one module graph, packages stay in node_modules. */
export function bundleOptions(entryPoint, outfile) {
  return {
    absWorkingDir: repository,
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    packages: 'external',
    alias: { '@': repository },
    sourcemap: true,
    logLevel: 'warning',
  };
}
