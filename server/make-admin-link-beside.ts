import { createClient, openPool } from '@/db/client.ts';
import { createPostgresDatabase } from '@/db/postgres-database.ts';
import { systemClock } from './adapters/system/system-clock.ts';
import type { Config } from './config.ts';
import { createSetupLink } from './usecases/people/create-setup-link.ts';
import { openPostgres } from './wiring.ts';

/** A one-time link for a studio that runs in another process, made in its database; returns the token. */
export async function makeAdminLinkBeside(config: Config): Promise<string> {
  const { url } = await openPostgres(config, () => {});
  const pool = openPool(url);
  try {
    return await createSetupLink({ database: createPostgresDatabase(createClient(pool)), clock: systemClock });
  } finally {
    await pool.end();
  }
}
