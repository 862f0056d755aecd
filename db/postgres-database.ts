import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import { type Client, createClient } from './client.ts';
import type { Database } from './database.ts';
import { isDatabaseAway } from './is-database-away.ts';
import { createStores } from './stores/stores.ts';

/** The database over a pool. */
export function createPostgresDatabase(client: Client): Database {
  const inTransaction = new AsyncLocalStorage<true>();
  const stores = createStores(client);
  return {
    get stores() {
      // On a pool it would silently run outside the transaction, on another connection.
      if (inTransaction.getStore()) {
        throw new Error('Inside a transaction only the stores that it was given may be used.');
      }
      return stores;
    },
    transaction: async (work) => {
      const connection = await client.$client.connect();
      try {
        await connection.query('begin');
        const result = await inTransaction.run(true, () => work(createStores(createClient(connection))));
        await connection.query('commit');
        connection.release();
        return result;
      } catch (error) {
        await rollBack(connection, error);
        throw error;
      }
    },
  };
}

/** A connection on which the database did not answer is closed: that ends its transaction, and nobody hangs on it again. */
async function rollBack(connection: pg.PoolClient, error: unknown): Promise<void> {
  const isBroken =
    isDatabaseAway(error) ||
    (await connection.query('rollback').then(
      () => false,
      () => true,
    ));
  connection.release(isBroken);
}
