import { sql } from 'drizzle-orm';
import type { Connection } from '../client.ts';
import { installation } from '../schema/installation.ts';

/** What all processes of a studio have in common. */
export interface Installation {
  readonly id: string;
  readonly keyFingerprint: string;
}

export type InstallationStore = ReturnType<typeof createInstallationStore>;

export function createInstallationStore(connection: Connection) {
  return {
    async find(): Promise<Installation | undefined> {
      const [row] = await connection
        .select({ id: installation.id, keyFingerprint: installation.keyFingerprint })
        .from(installation);
      return row;
    },

    /** Until the transaction ends, no other process founds the studio. */
    async lock(): Promise<void> {
      await connection.execute(sql`select pg_advisory_xact_lock(hashtext('installation'))`);
    },

    async found(founded: Installation): Promise<void> {
      await connection.insert(installation).values(founded);
    },

    async changeKey(keyFingerprint: string): Promise<void> {
      await connection.update(installation).set({ keyFingerprint });
    },

    /** How many migrations the database has seen. */
    async countMigrations(): Promise<number> {
      const { rows } = await connection.execute<{ readonly count: number }>(
        sql`select count(*)::int as count from drizzle.__drizzle_migrations`,
      );
      return rows[0]?.count ?? 0;
    },
  };
}
