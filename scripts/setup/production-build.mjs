import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pagesFolderOf } from './base-path.mjs';
import { progress } from './progress.mjs';
import { repository } from './repository.mjs';
import { run } from './run.mjs';

const sources = [
  'app',
  'components',
  'core',
  'db',
  // Shown in the product.
  'docs/findings',
  'messages',
  'public',
  'server',
  'scripts/build-server.mjs',
  'scripts/setup/base-path.mjs',
  'scripts/setup/bundle.mjs',
];
const settings = ['next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json'];

function* filesUnder(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) yield* filesUnder(child);
    else if (!/\.test\.tsx?$/.test(entry.name)) yield child;
  }
}

/** Names, sizes and times of all sources: reading 1,000 files would cost the warm start half a second. */
function sourceState() {
  const hash = createHash('sha256').update(process.versions.node);
  for (const source of [...sources, ...settings]) {
    for (const file of filesUnder(join(repository, source))) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/**
 * Builds pages and server when a source changed since the last time, or when there are no pages for this base path
 * yet; exits with the builder's message when that fails.
 * @param {string} [basePath] as in `base-path.mjs`
 */
export async function ensureProductionBuild(basePath = '') {
  const state = sourceState();
  const stamp = join(repository, 'dist', `production-build${pagesFolderOf(basePath)}`);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;

  const environment = { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', STUDIO_BASE_PATH: basePath };
  const logFile = join(repository, 'dist', 'production-build.log');
  const steps = [
    ['building the server', [process.execPath, 'scripts/build-server.mjs']],
    [
      `building the pages${basePath && ` for ${basePath}`} (about a minute)`,
      [process.execPath, 'node_modules/next/dist/bin/next', 'build'],
    ],
  ];
  for (const [what, command] of steps) {
    const exitCode = await progress(what, () => run(command, { env: environment, logFile }));
    if (exitCode !== 0) {
      console.error(`${what} failed:\n${readFileSync(logFile, 'utf8').slice(-4000)}`);
      process.exit(1);
    }
  }
  mkdirSync(join(repository, 'dist'), { recursive: true });
  writeFileSync(stamp, state);
}
