import { AsyncLocalStorage } from 'node:async_hooks';
import { type Client, createClient } from './client.ts';
import type { Database } from './database.ts';
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
      // Of a connection of its own, drizzle would not let go when it is found broken by `begin`.
      const connection = await client.$client.connect();
      try {
        return await createClient(connection).transaction((transaction) =>
          inTransaction.run(true, () => work(createStores(transaction))),
        );
      } finally {
        connection.release();
      }
    },
  };
}
