import pg from 'pg';
import { listOwnTables } from '../backup/list-own-tables.ts';
import { withClient } from '../backup/with-client.ts';

/** Every row of every table as PostgreSQL writes it, sorted, by table. */
export function readAllRows(connectionString: string): Promise<Record<string, string[]>> {
  return withClient(connectionString, async (client) => {
    await client.query(`begin isolation level repeatable read, read only`);
    const rows: Record<string, string[]> = {};
    for (const table of listOwnTables()) {
      const name = pg.escapeIdentifier(table);
      const found = await client.query<{ row: string }>(`select ${name}::text as row from ${name} order by 1`);
      rows[table] = found.rows.map(({ row }) => row);
    }
    return rows;
  });
}
