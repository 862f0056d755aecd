import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { schema } from '../schema/schema.ts';

/** Names of all tables of this version's schema. */
export function listOwnTables(): string[] {
  return Object.values(schema).flatMap((table) => (is(table, PgTable) ? [getTableName(table)] : []));
}
