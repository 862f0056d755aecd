import type { Database } from './database.ts';
import { isDatabaseAway } from './is-database-away.ts';
import { isDiskFull } from './is-disk-full.ts';
import type { Stores } from './stores/stores.ts';

const pauseMs = 250;

export interface Patience {
  /** Rejects when nobody waits any more; the call then fails with that. */
  readonly sleep: (durationMs: number) => Promise<void>;
  /** How long somebody waits for one answer; for as long as it takes when absent. */
  readonly limitMs?: number;
}

/**
 * The database for whoever would rather wait than fail while it is started again or has no space left, as a build that
 * runs: a call that did not get through is made once more. One that got through without its answer arriving is then made
 * twice, so this is for calls for which that makes no difference.
 */
export function createPatientDatabase(database: Database, patience: Patience): Database {
  const { sleep, limitMs = Number.POSITIVE_INFINITY } = patience;
  const patiently = async <Result>(call: () => Promise<Result>): Promise<Result> => {
    for (let waitedMs = 0; ; waitedMs += pauseMs) {
      try {
        return await call();
      } catch (error) {
        const isPassing = isDatabaseAway(error) || isDiskFull(error);
        if (!isPassing || waitedMs >= limitMs) throw error;
        await sleep(pauseMs);
      }
    }
  };
  const stores = Object.fromEntries(
    Object.entries(database.stores).map(([name, store]) => [name, makePatient(store, patiently)]),
  );
  return {
    // Each store is the same as before, but for when its answers come.
    stores: stores as unknown as Stores,
    transaction: (work) => patiently(() => database.transaction(work)),
  };
}

type Call = (...parameters: readonly unknown[]) => Promise<unknown>;

function makePatient(
  store: Readonly<Record<string, Call>> | object,
  patiently: (call: () => Promise<unknown>) => Promise<unknown>,
) {
  const calls = Object.entries(store) as [string, Call][];
  return Object.fromEntries(
    calls.map(([name, call]): [string, Call] => [
      name,
      (...parameters) => patiently(() => call.apply(store, [...parameters])),
    ]),
  );
}
