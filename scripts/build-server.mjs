// Bundles the server into dist/server.mjs.
import { build } from 'esbuild';
import { bundleOptions } from './setup/bundle.mjs';

await build(bundleOptions('server/main.ts', 'dist/server.mjs'));
// A thread of it, looked for beside it.
await build(bundleOptions('server/adapters/docker/drain-thread.mjs', 'dist/drain-thread.mjs'));
