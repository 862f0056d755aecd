import { and, eq, ilike, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { EnvironmentSearch, SearchedPackage } from '@/core/environment/environment-search.ts';
import { admitsVersion } from '@/core/package/admits-version.ts';
import type { Connection } from '../client.ts';
import { environment } from '../schema/environment.ts';
import { lock, lockedPackage } from '../schema/lock.ts';
import { user } from '../schema/user.ts';
import type { EnvironmentQuery } from './environment-store.ts';

/** One condition in two forms that say the same. */
interface SearchCondition {
  /** Asks the index; quick where few rows fit. */
  readonly indexed: SQL;
  /** Looks at a row by itself; quick where so many rows fit that a page is found along any order. */
  readonly plain: SQL;
}

const nothing: SearchCondition = { indexed: sql`false`, plain: sql`false` };

/** A condition for each word and token of a search. Owners and versions are looked up for it. */
export async function findSearchConditions(
  connection: Connection,
  { search, workspaceId, askedBy }: Pick<EnvironmentQuery, 'search' | 'workspaceId' | 'askedBy'>,
): Promise<readonly SearchCondition[]> {
  if (!search) return [];
  const found = search.words.map(holdsWord);
  found.push(...search.tags.map(holdsTag));
  if (search.states.length > 0) found.push(isInState(search.states));
  for (const owner of search.owners) found.push(await belongsTo(connection, owner, askedBy));
  for (const asked of search.packages) found.push(await hasLocked(connection, workspaceId, asked));
  return found;
}

function holdsWord(word: string): SearchCondition {
  const lower = sql`lower(${word}::text)`;
  const plain = sql`position(${lower} in ${environment.searchText}) > 0`;
  const grams = sql`text_grams(${lower}, least(3, length(${lower})), 3)`;
  return { plain, indexed: sql`text_grams(${environment.searchText}, 1, 3) @> ${grams} and ${plain}` };
}

function holdsTag(tag: string): SearchCondition {
  const isTag = sql`exists (select from unnest(${environment.tags}) tag where lower(tag) = lower(${tag}::text))`;
  const { indexed, plain } = holdsWord(tag);
  return { indexed: sql`${indexed} and ${isTag}`, plain: sql`${plain} and ${isTag}` };
}

function isInState(states: EnvironmentSearch['states']): SearchCondition {
  const condition = inArray(environment.readiness, [...states]);
  return { indexed: condition, plain: condition };
}

async function belongsTo(connection: Connection, owner: string, askedBy: string): Promise<SearchCondition> {
  const part = `%${owner.replace(/[\\%_]/g, '\\$&')}%`;
  const isMeant =
    owner.toLowerCase() === 'me'
      ? eq(user.id, askedBy)
      : or(ilike(user.name, part), eq(sql`lower(${user.email})`, owner.toLowerCase()));
  const people = await connection.select({ id: user.id }).from(user).where(isMeant);
  if (people.length === 0) return nothing;
  const condition = sql`${inArray(
    environment.createdBy,
    people.map(({ id }) => id),
  )}`;
  return { indexed: condition, plain: condition };
}

async function hasLocked(
  connection: Connection,
  workspaceId: string,
  { name, clauses }: SearchedPackage,
): Promise<SearchCondition> {
  const isOfName = and(eq(lockedPackage.workspaceId, workspaceId), eq(lockedPackage.name, name));
  const known = await connection.select({ version: lockedPackage.version }).from(lockedPackage).where(isOfName);
  const fitting = known.filter(({ version }) => admitsVersion(clauses, version));
  if (fitting.length === 0) return nothing;
  // What any version fits is asked for by the name alone.
  const entries = fitting.length === known.length ? [name] : fitting.map(({ version }) => `${name} ${version}`);
  const holding = connection
    .select({ specificationHash: lock.specificationHash })
    .from(lock)
    .where(and(eq(lock.workspaceId, workspaceId), sql`${lock.packages} && ${sql.param(entries)}::text[]`));
  const indexed = sql`${environment.specificationHash} in ${holding}`;
  // "is true" keeps it from becoming a join: the specifications are looked up once, and rows one by one.
  return { indexed, plain: sql`(${indexed}) is true` };
}
