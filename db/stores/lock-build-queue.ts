import { sql } from 'drizzle-orm';
import type { Connection } from '../client.ts';

/**
 * Until the transaction ends nobody else claims, joins, gives back, cancels or ends a build: whoever joins one shall
 * not find that its work has just ended. First in its transaction, so that no two wait for each other.
 */
export async function lockBuildQueue(connection: Connection): Promise<void> {
  await connection.execute(sql`select pg_advisory_xact_lock(hashtext('build-queue'))`);
}
