import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { schema } from './schema/schema.ts';

/** A pool of connections or one transaction: the stores cannot tell. */
export type Connection = Pick<
  NodePgDatabase<typeof schema>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute' | '$count'
>;

export type Client = NodePgDatabase<typeof schema>;

/** Whoever gets no connection within this time is told so, instead of waiting for as long as others keep theirs. */
const connectionPatienceMs = 10_000;

/** Opens a pool; nothing connects before the first query. */
export function openPool(connectionString: string, maxConnections = 20): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: maxConnections,
    connectionTimeoutMillis: connectionPatienceMs,
    application_name: 'env-studio',
  });
  // An idle connection that breaks (server restarted) is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}

export function createClient(pool: pg.Pool): Client {
  return drizzle(pool, { schema, casing: 'snake_case' });
}
