import { listOwnTables } from './list-own-tables.ts';
import { withClient } from './with-client.ts';

/** What is in a database before something is put into it. */
export interface FoundDatabase {
  /** `none`: no tables. `unused`: a studio's, in which nobody has an account yet. */
  readonly studio: 'none' | 'unused' | 'used';
  /** Tables that are not a studio's. */
  readonly otherTables: readonly string[];
  /** Others that are connected: processes of a studio, people. */
  readonly otherConnections: number;
}

export function lookAtDatabase(connectionString: string): Promise<FoundDatabase> {
  return withClient(connectionString, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
    );
    const tables = rows.map(({ name }) => name);
    const own = new Set(listOwnTables());
    const others = await client.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    );
    const isUsed = tables.includes('user') && (await client.query('select from "user" limit 1')).rowCount !== 0;
    return {
      studio: tables.length === 0 ? 'none' : isUsed ? 'used' : 'unused',
      otherTables: tables.filter((name) => !own.has(name)),
      otherConnections: others.rows[0]?.count ?? 0,
    };
  });
}
