import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { takeInstanceLock } from '../instance-lock.ts';
import { findRunningInstance } from '../running-instance.ts';
import { openPostgres } from '../wiring.ts';

export interface DatabaseBeside {
  readonly url: string;
  /** Ends the server where it was started for this command. */
  close(): Promise<void>;
}

/** The database of a studio that runs, or that is at rest: then it runs for as long as the command takes. */
export async function openDatabaseBeside(config: Config): Promise<DatabaseBeside> {
  if (config.databaseUrl === undefined && !existsSync(join(config.dataFolder, 'postgres'))) {
    throw new Error(`There is no studio in ${config.dataFolder}. Name its folder with --data.`);
  }
  const alone = await openDatabaseAlone(config);
  if (alone) return alone;
  if (!(await findRunningInstance(config.dataFolder))) {
    throw new Error(`Another process holds ${config.dataFolder} and does not answer.`);
  }
  const { url } = await openPostgres(config, () => {});
  return { url, close: async () => {} };
}

/** The same where no process of the studio uses the data folder; undefined when one does. */
export async function openDatabaseAlone(config: Config): Promise<DatabaseBeside | undefined> {
  const lock = await takeInstanceLock(join(config.dataFolder, 'studio.lock'));
  if (!lock) return undefined;
  try {
    const server = await openPostgres(config, () => {});
    return {
      url: server.url,
      async close() {
        await server.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
