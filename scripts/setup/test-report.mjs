import { existsSync, readFileSync } from 'node:fs';

/** How many tests passed, failed and were skipped. */
export const nothingCounted = { passed: 0, failed: 0, skipped: 0 };

export function add(left, right) {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** A run that died before it wrote its report counts as one failure: silence is never success. */
function atLeastOneFailure(counts, exitCode) {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Counts of vitest's JSON report; a file that could not be loaded is a failure too. */
export function countVitest(file, exitCode) {
  const report = readJson(file);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  return atLeastOneFailure(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests + brokenFiles,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    exitCode,
  );
}

/** Counts of Playwright's JSON report; a journey that passed at its second try is said so and has passed. */
export function countPlaywright(file, exitCode) {
  const report = readJson(file);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  if (flaky > 0) console.log(`${flaky} of the journeys needed a second try`);
  return atLeastOneFailure({ passed: expected + flaky, failed: unexpected + report.errors.length, skipped }, exitCode);
}
