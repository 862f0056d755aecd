import { and, count, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../client.ts';
import { environment } from '../schema/environment.ts';
import type { EnvironmentQuery } from './environment-store.ts';
import { findSearchConditions } from './search-conditions.ts';

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
 * So many rows are looked at before an index is asked: what stands in a quarter of all is found there often enough.
 * Without it the planner would look for a frequent letter row by row, and make the runs of characters of each again.
 */
const probedRows = 4_000;

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
  const conditions = await findSearchConditions(connection, query);
  const plain = and(listed, ...conditions.map((condition) => condition.plain));
  if (conditions.length > 0 && (await isCommon(connection, listed, plain))) {
    return { where: plain, total: countedUpTo, isTotalExact: false };
  }
  const found = connection
    .select({ id: environment.id })
    .from(environment)
    .where(and(listed, ...conditions.map(({ indexed }) => indexed)))
    .limit(countedUpTo + 1);
  if (conditions.length === 0) {
    const [counted] = await connection.select({ total: count() }).from(found.as('found'));
    return { where: listed, ...totalOf(counted?.total ?? 0) };
  }
  const ids = (await found).map(({ id }) => id);
  const total = totalOf(ids.length);
  return { where: total.isTotalExact ? inArray(environment.id, ids) : plain, ...total };
}

/** Whether more fit than are counted, as far as a look at some rows tells. */
async function isCommon(connection: Connection, listed: SQL | undefined, plain: SQL | undefined): Promise<boolean> {
  const probed = sql`(select * from ${environment} where ${listed} limit ${probedRows}) as ${environment}`;
  const [row] = await connection.select({ fitting: count() }).from(probed).where(plain);
  return (row?.fitting ?? 0) > countedUpTo;
}

function totalOf(found: number): Pick<EnvironmentMatches, 'total' | 'isTotalExact'> {
  return { total: Math.min(found, countedUpTo), isTotalExact: found <= countedUpTo };
}
