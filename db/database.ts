import type { Stores } from './stores/stores.ts';

/** The database as use cases see it: queries by aggregate, and transactions over them. */
export interface Database {
  /** Each call is a transaction of its own. */
  readonly stores: Stores;
  /** All or nothing. Inside, only the given stores may be used. */
  transaction<Result>(work: (stores: Stores) => Promise<Result>): Promise<Result>;
}
