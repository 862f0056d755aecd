import { aliasedTable, and, asc, count, desc, eq, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { BuildFailure } from '@/core/build/build.ts';
import type { EnvironmentSort, EnvironmentSummary, MainPackage, Readiness } from '@/core/environment/environment.ts';
import { nameKey } from '@/core/environment/environment-name.ts';
import { StudioError } from '@/core/errors.ts';
import type { Page } from '@/core/page.ts';
import type { Connection } from '../client.ts';
import { decodeCursor, decodeInstantCursor, encodeCursor } from '../cursor.ts';
import { build } from '../schema/build.ts';
import { environment } from '../schema/environment.ts';
import { user } from '../schema/user.ts';
import { version } from '../schema/version.ts';
import { isUniqueViolation } from '../unique-violation.ts';
import { mainPackages } from './main-packages.ts';
import { newestBuildId, readiness } from './newest-build.ts';

export interface NewEnvironment {
  readonly workspaceId: string;
  readonly name: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly isCurated: boolean;
  /** Undefined: made by the studio itself. */
  readonly createdBy: string | undefined;
}

/** The row that every change of an environment locks first. */
export interface LockedEnvironment {
  readonly id: string;
  readonly name: string;
  readonly isCurated: boolean;
  readonly isArchived: boolean;
  /** 0 before the first version. */
  readonly lastNumber: number;
  readonly activeNumber: number | undefined;
}

export interface EnvironmentChanges {
  readonly name?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly archivedAt?: Date | null;
  readonly lastNumber?: number;
  readonly activeNumber?: number;
}

export interface EnvironmentQuery {
  readonly workspaceId: string;
  /** All words must occur in name, description or a tag. */
  readonly search?: string | undefined;
  readonly readiness?: Readiness | undefined;
  readonly sort: EnvironmentSort;
  readonly isArchived: boolean;
  readonly isCurated: boolean;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface EnvironmentStore {
  /** Throws `NAME_TAKEN`, whatever the case of the other's name. */
  create(environment: NewEnvironment): Promise<string>;
  find(workspaceId: string, name: string): Promise<EnvironmentSummary | undefined>;
  /** Throws `NOT_FOUND`. */
  get(workspaceId: string, name: string): Promise<EnvironmentSummary>;
  /** Locks until the transaction ends; throws `NOT_FOUND`. */
  lock(workspaceId: string, name: string): Promise<LockedEnvironment>;
  /** Throws `NAME_TAKEN`. */
  update(id: string, changes: EnvironmentChanges, now: Date): Promise<void>;
  list(query: EnvironmentQuery): Promise<Page<EnvironmentSummary> & { readonly total: number }>;
  count(workspaceId: string, isCurated: boolean): Promise<number>;
}

const creator = aliasedTable(user, 'creator');
const newestVersion = and(eq(version.environmentId, environment.id), eq(version.number, environment.lastNumber));

export function createEnvironmentStore(connection: Connection): EnvironmentStore {
  const summaries = (where: SQL | undefined) =>
    connection
      .select({
        environment,
        readiness,
        mainPackages,
        newestBuildId: build.id,
        failure: build.failure,
        createdByName: creator.name,
      })
      .from(environment)
      .leftJoin(version, newestVersion)
      .leftJoin(build, eq(build.id, newestBuildId))
      .leftJoin(creator, eq(creator.id, environment.createdBy))
      .where(where);

  const isNamed = (workspaceId: string, name: string) =>
    and(eq(environment.workspaceId, workspaceId), eq(environment.nameKey, nameKey(name)));

  const store: EnvironmentStore = {
    async create({ name, tags, createdBy = null, ...values }) {
      const row = { ...values, name, nameKey: nameKey(name), tags: [...tags], createdBy };
      const [created] = await refuseTakenName(name, () =>
        connection.insert(environment).values(row).returning({ id: environment.id }),
      );
      if (!created) {
        throw new StudioError('INTERNAL');
      }
      return created.id;
    },

    async find(workspaceId, name) {
      const [row] = await summaries(isNamed(workspaceId, name));
      return row && toSummary(row);
    },

    async get(workspaceId, name) {
      const found = await store.find(workspaceId, name);
      if (!found) {
        throw new StudioError('NOT_FOUND', { what: 'environment', name });
      }
      return found;
    },

    async lock(workspaceId, name) {
      const [row] = await connection.select().from(environment).where(isNamed(workspaceId, name)).for('update');
      if (!row) {
        throw new StudioError('NOT_FOUND', { what: 'environment', name });
      }
      const { id, isCurated, lastNumber } = row;
      const activeNumber = row.activeNumber ?? undefined;
      return { id, name: row.name, isCurated, isArchived: row.archivedAt !== null, lastNumber, activeNumber };
    },

    async update(id, { tags, name, ...changes }, now) {
      const row = {
        ...changes,
        ...(tags && { tags: [...tags] }),
        ...(name !== undefined && { name, nameKey: nameKey(name) }),
        updatedAt: now,
      };
      await refuseTakenName(name ?? '', () => connection.update(environment).set(row).where(eq(environment.id, id)));
    },

    async list(query) {
      const where = and(
        eq(environment.workspaceId, query.workspaceId),
        eq(environment.isCurated, query.isCurated),
        query.isArchived ? isNotNull(environment.archivedAt) : isNull(environment.archivedAt),
        matches(query.search),
        query.readiness && sql`${readiness} = ${query.readiness}`,
      );
      const order = orders[query.sort];
      const rows = await summaries(and(where, query.cursor === undefined ? undefined : order.after(query.cursor)))
        .orderBy(...order.by)
        .limit(query.limit + 1);
      const [counted] = await connection
        .select({ total: count() })
        .from(environment)
        .leftJoin(version, newestVersion)
        .leftJoin(build, eq(build.id, newestBuildId))
        .where(where);
      const items = rows.slice(0, query.limit).map(toSummary);
      const last = items.at(-1);
      return {
        items,
        nextCursor: rows.length > query.limit && last ? order.cursorOf(last) : undefined,
        total: counted?.total ?? 0,
      };
    },

    async count(workspaceId, isCurated) {
      const [row] = await connection
        .select({ total: count() })
        .from(environment)
        .where(
          and(
            eq(environment.workspaceId, workspaceId),
            eq(environment.isCurated, isCurated),
            isNull(environment.archivedAt),
          ),
        );
      return row?.total ?? 0;
    },
  };
  return store;
}

interface Order {
  readonly by: readonly SQL[];
  cursorOf(last: EnvironmentSummary): string;
  after(cursor: string): SQL;
}

const orders: Record<EnvironmentSort, Order> = {
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
): Order {
  return {
    by: [desc(column), desc(environment.id)],
    cursorOf: (last) => encodeCursor(keyOf(last), last.id),
    after: (cursor) => {
      const [at, id] = decodeInstantCursor(cursor);
      return sql`(${column}, ${environment.id}) < (${at}::timestamptz, ${id}::uuid)`;
    },
  };
}

function matches(search: string | undefined): SQL | undefined {
  const words = (search ?? '').split(/\s+/).filter((word) => word !== '');
  return and(
    ...words.map((word) => {
      const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
      return or(
        sql`${environment.name} ilike ${pattern}`,
        sql`${environment.description} ilike ${pattern}`,
        sql`array_to_string(${environment.tags}, ' ') ilike ${pattern}`,
      );
    }),
  );
}

async function refuseTakenName<Result>(name: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    throw isUniqueViolation(error, 'environment_name')
      ? new StudioError('NAME_TAKEN', { name }, { cause: error })
      : error;
  }
}

function toSummary(row: {
  environment: typeof environment.$inferSelect;
  readiness: Readiness;
  mainPackages: readonly MainPackage[];
  newestBuildId: string | null;
  failure: BuildFailure | null;
  createdByName: string | null;
}): EnvironmentSummary {
  const { id, name, description, tags, isCurated, lastNumber, activeNumber, archivedAt } = row.environment;
  return {
    id,
    name,
    description,
    tags,
    isCurated,
    isArchived: archivedAt !== null,
    readiness: row.readiness,
    newestVersion: lastNumber === 0 ? undefined : lastNumber,
    activeVersion: activeNumber ?? undefined,
    newestBuildId: row.newestBuildId ?? undefined,
    failureReason: row.failure?.reason,
    mainPackages: row.mainPackages,
    createdAt: row.environment.createdAt.toISOString(),
    createdByName: row.createdByName ?? 'Env Studio',
    updatedAt: row.environment.updatedAt.toISOString(),
  };
}
