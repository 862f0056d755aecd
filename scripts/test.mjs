// `npm test`: static checks, unit, integration (real engine, real database), journeys in Chromium.
// Options are passed on as filters to vitest; `--only checks|unit|integration|e2e` runs one part.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureProductionBuild } from './setup/production-build.mjs';
import { repository } from './setup/repository.mjs';
import { run } from './setup/run.mjs';
import { staticChecks } from './setup/static-checks.mjs';
import { prepareTestMachine } from './setup/test-machine.mjs';
import { add, countPlaywright, countVitest, nothingCounted } from './setup/test-report.mjs';

const bin = (name) => join(repository, 'node_modules', '.bin', name);
const reports = mkdtempSync(join(tmpdir(), 'env-studio-test-'));

async function runChecks() {
  let counts = nothingCounted;
  for (const { name, command } of staticChecks) {
    console.log(`— check: ${name}`);
    const isHolding = (await run(command)) === 0;
    counts = add(counts, { passed: isHolding ? 1 : 0, failed: isHolding ? 0 : 1, skipped: 0 });
  }
  return counts;
}

async function runVitest(project) {
  const report = join(reports, `${project}.json`);
  const exitCode = await run([
    bin('vitest'),
    ...['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ]);
  return countVitest(report, exitCode);
}

async function runJourneys() {
  await ensureProductionBuild();
  const report = join(reports, 'journeys.json');
  mkdirSync(reports, { recursive: true });
  const exitCode = await run([bin('playwright'), 'test', '--reporter=list,json'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return countPlaywright(report, exitCode);
}

const parts = {
  checks: runChecks,
  unit: () => runVitest('unit'),
  integration: () => runVitest('integration'),
  e2e: runJourneys,
};

const only = process.argv.indexOf('--only');
const chosen = only === -1 ? Object.keys(parts) : process.argv[only + 1].split(',');

await Promise.all([ensureDependencies(), prepareTestMachine()]);
let total = nothingCounted;
for (const part of chosen) {
  const startedAt = Date.now();
  console.log(`\n== ${part}`);
  const counts = await parts[part]();
  total = add(total, counts);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
  console.log(
    `== ${part}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in ${seconds} s`,
  );
}
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);
