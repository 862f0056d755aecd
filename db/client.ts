import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { schema } from './schema/schema.ts';

/** A pool of connections or one transaction: the stores cannot tell. */
export type Connection = Pick<
  NodePgDatabase<typeof schema>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute' | '$count'
>;

export type Client = NodePgDatabase<typeof schema> & { readonly $client: pg.Pool };

export interface PoolOptions {
  readonly maxConnections?: number;
  /** Within about this time whoever asks has an answer, or is told that the database is away. */
  readonly patienceMs?: number;
}

/**
 * Opens a pool; nothing connects before the first query. Ours take milliseconds: what may take long, as a migration
 * or a backup, has a connection of its own.
 */
export function openPool(
  connectionString: string,
  { maxConnections = 20, patienceMs = 10_000 }: PoolOptions = {},
): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: maxConnections,
    // Also for one that others keep for as long.
    connectionTimeoutMillis: patienceMs,
    // The server itself ends what takes it longer, waiting for locks included: nothing of it is stored then.
    statement_timeout: patienceMs,
    // One that has not even done that hangs, or cannot be heard.
    query_timeout: 1.2 * patienceMs,
    // A connection that nobody uses meanwhile may be as dead: it is closed before somebody does.
    idleTimeoutMillis: patienceMs,
    // We may hang as well: whoever says nothing in the middle of a transaction keeps its locks no longer.
    idle_in_transaction_session_timeout: patienceMs / 2,
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
