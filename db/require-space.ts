import { sql } from 'drizzle-orm';
import type { Connection } from './client.ts';

/** Of 64 bytes each and what a row takes besides: over a megabyte, more than any worker needs for a sign of life. */
const rowCount = 10_000;

/**
 * Fails as a write does that finds no space (`isDiskFull`), for whoever draws conclusions from what others have not
 * written. A table that exists may have room for one row and not for the next, so this takes new space, and gives it
 * back at once.
 */
export async function requireSpace(connection: Connection): Promise<void> {
  await connection.execute(sql`
    create temporary table space_probe on commit drop as
    select sha512(number::text::bytea) as content from generate_series(1, ${sql.raw(String(rowCount))}) as number`);
}
