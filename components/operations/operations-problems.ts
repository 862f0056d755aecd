import type { OperationsOverview } from '@/core/operations/operations-overview.ts';

export type OperationsProblem = 'no-worker' | 'silent-process' | 'engine-lost' | 'database-nearly-full' | 'over-budget';

/** Of all connections so many may be open before it is worth a word. */
const nearlyFull = 0.85;

/** What somebody should look at, the most pressing first; none: all is well. */
export function operationsProblems({
  processes,
  queue,
  database,
  budgetOverruns,
}: OperationsOverview): OperationsProblem[] {
  const alive = processes.filter(({ isAlive }) => isAlive);
  const problems: OperationsProblem[] = [];
  if (alive.some(({ workerCount, engineVersion }) => workerCount > 0 && engineVersion === undefined)) {
    problems.push('engine-lost');
  }
  if (queue.slotCount === 0) problems.push('no-worker');
  if (alive.length < processes.length) problems.push('silent-process');
  if (database.connections > database.connectionLimit * nearlyFull) problems.push('database-nearly-full');
  if (budgetOverruns.length > 0) problems.push('over-budget');
  return problems;
}
