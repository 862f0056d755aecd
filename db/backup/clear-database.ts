import type pg from 'pg';
import { withClient } from './with-client.ts';

/** Removes all tables, functions and knowledge of migrations of a studio. Cannot be undone. */
export function clearDatabase(connectionString: string): Promise<void> {
  return withClient(connectionString, async (client) => {
    await client.query('begin');
    await dropEach(
      client,
      `select format('drop table %s cascade', oid::regclass) as statement from pg_class
       where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    );
    // Those of an extension belong to whoever has installed it.
    await dropEach(
      client,
      `select format('drop routine %s cascade', oid::regprocedure) as statement from pg_proc
       where pronamespace = 'public'::regnamespace
         and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')`,
    );
    await client.query('drop schema if exists drizzle cascade');
    await client.query('commit');
  });
}

async function dropEach(client: pg.Client, query: string): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(query);
  for (const { statement } of rows) await client.query(statement);
}
