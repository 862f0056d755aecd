import { eq } from 'drizzle-orm';
import type { BudgetOverrun } from '@/core/operations/budget-overrun.ts';
import type { Connection } from '../client.ts';
import { budgetOverrun } from '../schema/budget-overrun.ts';

export type BudgetStore = ReturnType<typeof createBudgetStore>;

/** Which engines have passed the disk budget. */
export function createBudgetStore(connection: Connection) {
  return {
    async list(): Promise<BudgetOverrun[]> {
      const rows = await connection.select().from(budgetOverrun).orderBy(budgetOverrun.passedAt);
      return rows.map(({ passedAt, freedBytes, ...row }) => ({
        ...row,
        passedAt: passedAt.toISOString(),
        freedBytes: freedBytes ?? undefined,
      }));
    },

    /** Writes down how much is used of what was given. True: it was within the budget until now. */
    async pass(overrun: Pick<BudgetOverrun, 'engineAddress' | 'budgetBytes' | 'usedBytes'>): Promise<boolean> {
      const passed = await connection
        .insert(budgetOverrun)
        .values(overrun)
        .onConflictDoNothing()
        .returning({ engineAddress: budgetOverrun.engineAddress });
      if (passed.length > 0) return true;
      const { engineAddress, ...changed } = overrun;
      await connection.update(budgetOverrun).set(changed).where(eq(budgetOverrun.engineAddress, engineAddress));
      return false;
    },

    /** What the clean-up left and freed. */
    async recordCleanUp(engineAddress: string, { usedBytes, freedBytes }: { usedBytes: number; freedBytes: number }) {
      await connection
        .update(budgetOverrun)
        .set({ usedBytes, freedBytes })
        .where(eq(budgetOverrun.engineAddress, engineAddress));
    },

    /** It is within the budget again, or there is none any more. */
    async forget(engineAddress: string): Promise<void> {
      await connection.delete(budgetOverrun).where(eq(budgetOverrun.engineAddress, engineAddress));
    },
  };
}
