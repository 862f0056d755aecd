import { and, count, eq, inArray, type SQL } from 'drizzle-orm';
import type { Connection } from '../client.ts';
import { environment } from '../schema/environment.ts';
import type { EnvironmentQuery } from './environment-store.ts';
import { searchedWords } from './searched-words.ts';

/** What fits a query, on all of its pages. */
export interface EnvironmentMatches {
  readonly where: SQL | undefined;
  /** How many fit, up to `countedUpTo`. */
  readonly total: number;
  /** False: more than `total` fit. */
  readonly isTotalExact: boolean;
}

/** More are "over 1,000": counting on would look at each of them for a number that nobody reads. */
const countedUpTo = 1_000;

/**
 * Finds out how many environments fit, and the quickest condition for a page of them: few are named by their ids,
 * many are found soon along the order of the list. What that costs does not depend on how many there are.
 */
export async function findEnvironmentMatches(
  connection: Connection,
  query: EnvironmentQuery,
): Promise<EnvironmentMatches> {
  const listed = and(
    eq(environment.workspaceId, query.workspaceId),
    eq(environment.isCurated, query.isCurated),
    eq(environment.isArchived, query.isArchived),
    query.readiness && eq(environment.readiness, query.readiness),
  );
  const words = searchedWords(query.search);
  const found = connection
    .select({ id: environment.id })
    .from(environment)
    .where(and(listed, ...words.map(({ indexed }) => indexed)))
    .limit(countedUpTo + 1);
  if (words.length === 0) {
    const [counted] = await connection.select({ total: count() }).from(found.as('found'));
    return { where: listed, ...totalOf(counted?.total ?? 0) };
  }
  const ids = (await found).map(({ id }) => id);
  const total = totalOf(ids.length);
  const where = total.isTotalExact ? inArray(environment.id, ids) : and(listed, ...words.map(({ plain }) => plain));
  return { where, ...total };
}

function totalOf(found: number): Pick<EnvironmentMatches, 'total' | 'isTotalExact'> {
  return { total: Math.min(found, countedUpTo), isTotalExact: found <= countedUpTo };
}
