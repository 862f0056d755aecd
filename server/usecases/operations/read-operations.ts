import type { OperationsOverview } from '@/core/operations/operations-overview.ts';
import type { Studio } from '../context.ts';

/** How the studio is doing, all processes together, as it stands in the database now. */
export async function readOperations({ database }: Pick<Studio, 'database'>): Promise<OperationsOverview> {
  const { budgets, operations, processes } = database.stores;
  const [seen, slotCount, queue, hours, durations, facts, budgetOverruns] = await Promise.all([
    processes.list(),
    processes.countSlots(),
    operations.readQueue(),
    operations.listHours(),
    operations.readDurations(),
    operations.readDatabase(),
    budgets.list(),
  ]);
  return {
    processes: seen.map(({ engineVersion, startedAt, seenAt, ...process }) => ({
      ...process,
      engineVersion: engineVersion ?? undefined,
      startedAt: startedAt.toISOString(),
      seenAt: seenAt.toISOString(),
    })),
    queue: { ...queue, slotCount },
    hours,
    ...durations,
    budgetOverruns,
    database: facts,
  };
}
