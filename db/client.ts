import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { schema } from './schema/schema.ts';

/** A pool of connections or one transaction: the stores cannot tell. */
export type Connection = Pick<
  NodePgDatabase<typeof schema>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute' | '$count'
>;

export type Client = NodePgDatabase<typeof schema> & { readonly $client: pg.Pool };

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
  // So would one that breaks while somebody holds it; whoever does hears of it from their query.
  pool.on('connect', (connection) => connection.on('error', () => {}));
  return pool;
}

/** Queries over a pool, or over one connection of it. */
export function createClient<Source extends pg.Pool | pg.PoolClient>(source: Source) {
  return drizzle(source, { schema, casing: 'snake_case' });
}
