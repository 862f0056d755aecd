import type { OperationsOverview } from '@/core/operations/operations-overview.ts';
import { isDatabaseAway } from '@/db/is-database-away.ts';
import type { Studio } from '../context.ts';
import { readOperations } from './read-operations.ts';

/** Prometheus waits for ten seconds, unless it is told otherwise. */
const patienceMs = 5_000;

/** As `readOperations`, for a monitor: undefined when the database does not answer, or not within five seconds. */
export async function findOperations(
  studio: Pick<Studio, 'database' | 'clock'>,
): Promise<OperationsOverview | undefined> {
  const answered = new AbortController();
  const patience = studio.clock.sleep(patienceMs, answered.signal).then(() => undefined);
  try {
    return await Promise.race([readOperations(studio), patience]);
  } catch (error) {
    if (isDatabaseAway(error)) return undefined;
    throw error;
  } finally {
    answered.abort();
  }
}
