// Bundles the server into dist/server.mjs.
import { build } from 'esbuild';
import { bundleOptions } from './setup/bundle.mjs';

await build(bundleOptions('server/main.ts', 'dist/server.mjs'));
// Its threads, looked for beside it.
await build(bundleOptions('server/adapters/docker/drain-thread.mjs', 'dist/drain-thread.mjs'));
await build(bundleOptions('server/adapters/system/pattern-thread.mjs', 'dist/pattern-thread.mjs'));
