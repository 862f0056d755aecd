import { aliasedTable, and, count, eq, getTableColumns, inArray, type SQL } from 'drizzle-orm';
import type { BuildFailure } from '@/core/build/build.ts';
import type {
  EnvironmentPage,
  EnvironmentSort,
  EnvironmentSummary,
  MainPackage,
  Readiness,
} from '@/core/environment/environment.ts';
import { nameKey } from '@/core/environment/environment-name.ts';
import type { EnvironmentSearch } from '@/core/environment/environment-search.ts';
import { StudioError } from '@/core/errors.ts';
import type { Connection } from '../client.ts';
import { build } from '../schema/build.ts';
import { environment } from '../schema/environment.ts';
import { user } from '../schema/user.ts';
import { version } from '../schema/version.ts';
import { isUniqueViolation } from '../unique-violation.ts';
import { findEnvironmentMatches } from './environment-matches.ts';
import { environmentOrders } from './environment-orders.ts';
import { mainPackages } from './main-packages.ts';
import { newestBuildId } from './newest-build.ts';

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
  readonly search?: EnvironmentSearch | undefined;
  /** Whom `owner:me` means. */
  readonly askedBy: string;
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
  list(query: EnvironmentQuery): Promise<EnvironmentPage>;
  count(workspaceId: string, isCurated: boolean): Promise<number>;
}

const creator = aliasedTable(user, 'creator');
const {
  searchText: _searchText,
  specificationHash: _specificationHash,
  ...shownColumns
} = getTableColumns(environment);
const lockedColumns = {
  id: environment.id,
  name: environment.name,
  isCurated: environment.isCurated,
  isArchived: environment.isArchived,
  lastNumber: environment.lastNumber,
  activeNumber: environment.activeNumber,
};
const newestVersion = and(eq(version.environmentId, environment.id), eq(version.number, environment.lastNumber));

export function createEnvironmentStore(connection: Connection): EnvironmentStore {
  const summaries = (where: SQL | undefined) =>
    connection
      .select({
        environment: shownColumns,
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
      const [row] = await connection
        .select(lockedColumns)
        .from(environment)
        .where(isNamed(workspaceId, name))
        .for('update');
      if (!row) {
        throw new StudioError('NOT_FOUND', { what: 'environment', name });
      }
      return { ...row, activeNumber: row.activeNumber ?? undefined };
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
      const { where, ...total } = await findEnvironmentMatches(connection, query);
      const order = environmentOrders[query.sort];
      // The page first: builds, packages and names are looked up for its rows alone.
      const page = connection
        .select({ id: environment.id })
        .from(environment)
        .where(and(where, query.cursor === undefined ? undefined : order.after(query.cursor)))
        .orderBy(...order.by)
        .limit(query.limit + 1);
      const rows = await summaries(inArray(environment.id, page)).orderBy(...order.by);
      const items = rows.slice(0, query.limit).map(toSummary);
      const last = items.at(-1);
      return { ...total, items, nextCursor: rows.length > query.limit && last ? order.cursorOf(last) : undefined };
    },

    async count(workspaceId, isCurated) {
      const [row] = await connection
        .select({ total: count() })
        .from(environment)
        .where(
          and(
            eq(environment.workspaceId, workspaceId),
            eq(environment.isCurated, isCurated),
            eq(environment.isArchived, false),
          ),
        );
      return row?.total ?? 0;
    },
  };
  return store;
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
  environment: Omit<typeof environment.$inferSelect, 'searchText' | 'specificationHash'>;
  mainPackages: readonly MainPackage[];
  newestBuildId: string | null;
  failure: BuildFailure | null;
  createdByName: string | null;
}): EnvironmentSummary {
  const { id, name, description, tags, isCurated, isArchived, readiness, lastNumber, activeNumber } = row.environment;
  return {
    id,
    name,
    description,
    tags,
    isCurated,
    isArchived,
    readiness,
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
