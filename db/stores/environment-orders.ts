import { asc, desc, type SQL, sql } from 'drizzle-orm';
import type { EnvironmentSort, EnvironmentSummary } from '@/core/environment/environment.ts';
import { nameKey } from '@/core/environment/environment-name.ts';
import { decodeCursor, decodeInstantCursor, encodeCursor } from '../cursor.ts';
import { environment } from '../schema/environment.ts';

interface EnvironmentOrder {
  readonly by: readonly SQL[];
  cursorOf(last: EnvironmentSummary): string;
  after(cursor: string): SQL;
}

/** The orders of lists, each with an index that it walks along (`environment_by_…`). */
export const environmentOrders: Readonly<Record<EnvironmentSort, EnvironmentOrder>> = {
  updated: newestFirst(environment.updatedAt, (last) => last.updatedAt),
  created: newestFirst(environment.createdAt, (last) => last.createdAt),
  name: {
    by: [asc(environment.nameKey)],
    cursorOf: (last) => encodeCursor(nameKey(last.name)),
    after: (cursor) => sql`${environment.nameKey} > ${decodeCursor(cursor, 1)[0]}`,
  },
};

function newestFirst(
  column: typeof environment.updatedAt | typeof environment.createdAt,
  keyOf: (last: EnvironmentSummary) => string,
): EnvironmentOrder {
  return {
    by: [desc(column), desc(environment.id)],
    cursorOf: (last) => encodeCursor(keyOf(last), last.id),
    after: (cursor) => {
      const [at, id] = decodeInstantCursor(cursor);
      return sql`(${column}, ${environment.id}) < (${at}::timestamptz, ${id}::uuid)`;
    },
  };
}
