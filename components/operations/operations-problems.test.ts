import { describe, expect, it } from 'vitest';
import type { BudgetOverrun } from '@/core/operations/budget-overrun.ts';
import type { OperationsOverview, ProcessFacts } from '@/core/operations/operations-overview.ts';
import { operationsProblems } from './operations-problems.ts';

const worker: ProcessFacts = {
  id: 'one',
  role: 'worker',
  hostName: 'here',
  pid: 1,
  workerCount: 2,
  isReadyToBuild: true,
  isDraining: false,
  isAlive: true,
  engineAddress: 'unix:///var/run/docker.sock',
  engineVersion: '20.10.24',
  watcherCount: 0,
  logWatcherCount: 0,
  startedAt: '2026-01-01T00:00:00Z',
  seenAt: '2026-01-01T00:00:00Z',
};
const overrun: BudgetOverrun = {
  engineAddress: 'unix:///var/run/docker.sock',
  passedAt: '2026-01-01T00:00:00Z',
  budgetBytes: 1,
  usedBytes: 2,
  freedBytes: undefined,
};
const well: OperationsOverview = {
  processes: [worker],
  queue: { waiting: 0, oldestWaitMs: undefined, slotCount: 2, running: {} },
  hours: [],
  medianMs: undefined,
  slowestTenthMs: undefined,
  budgetOverruns: [],
  database: { sizeBytes: 1, connections: 10, connectionLimit: 100 },
};

describe('operationsProblems', () => {
  it.each<[OperationsOverview, ReturnType<typeof operationsProblems>]>([
    [well, []],
    [{ ...well, processes: [worker, { ...worker, isAlive: false }] }, ['silent-process']],
    [{ ...well, queue: { ...well.queue, slotCount: 0 } }, ['no-worker']],
    [{ ...well, processes: [{ ...worker, engineVersion: undefined }] }, ['engine-lost']],
    [{ ...well, processes: [{ ...worker, role: 'web', workerCount: 0, engineVersion: undefined }] }, []],
    [{ ...well, budgetOverruns: [overrun] }, ['over-budget']],
    [{ ...well, database: { ...well.database, connections: 90 } }, ['database-nearly-full']],
  ])('case %#', (overview, problems) => {
    expect(operationsProblems(overview)).toEqual(problems);
  });
});
