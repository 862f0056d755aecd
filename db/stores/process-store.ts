import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Connection } from '../client.ts';
import { studioProcess } from '../schema/studio-process.ts';

/** A process as it tells of itself. */
export type ProcessReport = Omit<typeof studioProcess.$inferInsert, 'seenAt'>;

/** A process as the others see it. */
export type SeenProcess = typeof studioProcess.$inferSelect & {
  /** It was heard of lately. */
  readonly isAlive: boolean;
};

export type ProcessStore = ReturnType<typeof createProcessStore>;

/** Of a process that is silent for longer nothing is expected any more; it tells of itself three times as often. */
const isAlive = sql<boolean>`${studioProcess.seenAt} > clock_timestamp() - interval '15 seconds'`;

/** Which processes the studio has. */
export function createProcessStore(connection: Connection) {
  return {
    /** Tells that a process lives, and what it does. */
    async report(report: ProcessReport): Promise<void> {
      const seen = { ...report, seenAt: sql`clock_timestamp()` };
      await connection.insert(studioProcess).values(seen).onConflictDoUpdate({ target: studioProcess.id, set: seen });
      // Who has been dead for a day is of no interest to anybody.
      await connection.delete(studioProcess).where(lt(studioProcess.seenAt, sql`clock_timestamp() - interval '1 day'`));
    },

    /** An orderly end. */
    async leave(id: string): Promise<void> {
      await connection.delete(studioProcess).where(eq(studioProcess.id, id));
    },

    /** All that were heard of within a day, the newest first. */
    async list(): Promise<readonly SeenProcess[]> {
      const rows = await connection
        .select({ process: studioProcess, isAlive })
        .from(studioProcess)
        .orderBy(desc(studioProcess.startedAt));
      return rows.map((row) => ({ ...row.process, isAlive: row.isAlive }));
    },

    /** How many builds can be worked on at a time by the processes that are ready for it. */
    async countSlots(): Promise<number> {
      const [row] = await connection
        .select({ slots: sql<number>`coalesce(sum(${studioProcess.workerCount}), 0)::int` })
        .from(studioProcess)
        .where(and(isAlive, eq(studioProcess.isReadyToBuild, true), eq(studioProcess.isDraining, false)));
      return row?.slots ?? 0;
    },
  };
}
