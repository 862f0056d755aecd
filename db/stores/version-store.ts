import { aliasedTable, and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Definition } from '@/core/definition/definition.ts';
import type { Readiness } from '@/core/environment/environment.ts';
import { nameKey } from '@/core/environment/environment-name.ts';
import { StudioError } from '@/core/errors.ts';
import type { Page } from '@/core/page.ts';
import type { Activation, Version, VersionSummary } from '@/core/version/version.ts';
import type { Connection } from '../client.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { build } from '../schema/build.ts';
import { environment } from '../schema/environment.ts';
import { user } from '../schema/user.ts';
import { activation, version, versionFacts } from '../schema/version.ts';
import { newestBuildId, readiness } from './newest-build.ts';

export interface NewVersion {
  readonly environmentId: string;
  readonly number: number;
  readonly definition: Definition;
  readonly specificationHash: string;
  readonly note: string;
  readonly description: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Undefined: registered by the studio itself. */
  readonly createdBy: string | undefined;
}

export interface VersionFactsChanges {
  readonly description?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly archivedAt?: Date | null;
}

export interface VersionStore {
  create(version: NewVersion): Promise<string>;
  /** Throws `NOT_FOUND`. */
  get(workspaceId: string, environmentName: string, number: number): Promise<Version>;
  /** Newest version of the environment with this specification. */
  findBySpecification(environmentId: string, specificationHash: string): Promise<ExistingVersion | undefined>;
  /** Newest version of any environment of the workspace with this specification. */
  findInWorkspace(
    workspaceId: string,
    specificationHash: string,
  ): Promise<{ readonly name: string; readonly number: number } | undefined>;
  /** Newest first, archived ones included. */
  list(environmentId: string, limit: number, cursor: string | undefined): Promise<Page<VersionSummary>>;
  updateFacts(versionId: string, changes: VersionFactsChanges): Promise<void>;
  /** An image was built of it at least once. */
  wasBuilt(versionId: string): Promise<boolean>;
  recordActivation(environmentId: string, from: number | undefined, to: number, activatedBy: string): Promise<void>;
  /** Newest first. */
  listActivations(environmentId: string): Promise<readonly Activation[]>;
}

export interface ExistingVersion {
  readonly id: string;
  readonly number: number;
  readonly definition: Definition;
}

const creator = aliasedTable(user, 'creator');
/** More moves of one pointer than anybody reads. */
const activationLimit = 200;

export function createVersionStore(connection: Connection): VersionStore {
  const selectWhole = () =>
    connection
      .select({
        version,
        facts: versionFacts,
        environment,
        readiness,
        newestBuildId: build.id,
        createdByName: creator.name,
      })
      .from(version)
      .innerJoin(versionFacts, eq(versionFacts.versionId, version.id))
      .innerJoin(environment, eq(environment.id, version.environmentId))
      .leftJoin(build, eq(build.id, newestBuildId))
      .leftJoin(creator, eq(creator.id, version.createdBy));

  return {
    async create({ description, labels, createdBy = null, ...values }) {
      const [row] = await connection
        .insert(version)
        .values({ ...values, createdBy })
        .returning({ id: version.id });
      if (!row) {
        throw new StudioError('INTERNAL');
      }
      await connection.insert(versionFacts).values({ versionId: row.id, description, labels: { ...labels } });
      return row.id;
    },

    async get(workspaceId, environmentName, number) {
      const [row] = await selectWhole().where(
        and(
          eq(environment.workspaceId, workspaceId),
          eq(environment.nameKey, nameKey(environmentName)),
          eq(version.number, number),
        ),
      );
      if (!row) {
        throw new StudioError('NOT_FOUND', { what: 'version', name: `${environmentName}@${number}` });
      }
      return {
        ...toSummary(row),
        environmentId: row.environment.id,
        environmentName: row.environment.name,
        environmentDescription: row.environment.description,
        tags: row.environment.tags,
        isCurated: row.environment.isCurated,
        isEnvironmentArchived: row.environment.isArchived,
        definition: row.version.definition,
      };
    },

    async findBySpecification(environmentId, specificationHash) {
      const [row] = await connection
        .select({ id: version.id, number: version.number, definition: version.definition })
        .from(version)
        .where(and(eq(version.environmentId, environmentId), eq(version.specificationHash, specificationHash)))
        .orderBy(desc(version.number))
        .limit(1);
      return row;
    },

    async findInWorkspace(workspaceId, specificationHash) {
      const [row] = await connection
        .select({ name: environment.name, number: version.number })
        .from(version)
        .innerJoin(environment, eq(environment.id, version.environmentId))
        .where(and(eq(environment.workspaceId, workspaceId), eq(version.specificationHash, specificationHash)))
        .orderBy(desc(version.createdAt))
        .limit(1);
      return row;
    },

    async list(environmentId, limit, cursor) {
      const before = cursor === undefined ? undefined : Number.parseInt(decodeCursor(cursor, 1)[0] ?? '', 10) || 0;
      const rows = await selectWhole()
        .where(
          and(eq(version.environmentId, environmentId), before === undefined ? undefined : lt(version.number, before)),
        )
        .orderBy(desc(version.number))
        .limit(limit + 1);
      const items = rows.slice(0, limit).map(toSummary);
      const last = items.at(-1);
      return { items, nextCursor: rows.length > limit && last ? encodeCursor(String(last.number)) : undefined };
    },

    async updateFacts(versionId, { labels, ...changes }) {
      const row = { ...changes, ...(labels && { labels: { ...labels } }) };
      if (Object.keys(row).length > 0) {
        await connection.update(versionFacts).set(row).where(eq(versionFacts.versionId, versionId));
      }
    },

    async wasBuilt(versionId) {
      const found = await connection
        .select({ one: sql`1` })
        .from(build)
        .where(and(eq(build.versionId, versionId), eq(build.purpose, 'image'), eq(build.state, 'succeeded')))
        .limit(1);
      return found.length > 0;
    },

    async recordActivation(environmentId, from, to, activatedBy) {
      await connection
        .insert(activation)
        .values({ environmentId, fromNumber: from ?? null, toNumber: to, activatedBy });
    },

    async listActivations(environmentId) {
      const rows = await connection
        .select({ activation, byName: creator.name })
        .from(activation)
        .leftJoin(creator, eq(creator.id, activation.activatedBy))
        .where(eq(activation.environmentId, environmentId))
        .orderBy(desc(activation.activatedAt), desc(activation.id))
        .limit(activationLimit);
      return rows.map((row) => ({
        id: row.activation.id,
        from: row.activation.fromNumber ?? undefined,
        to: row.activation.toNumber,
        byName: row.byName ?? 'Env Studio',
        at: row.activation.activatedAt.toISOString(),
      }));
    },
  };
}

function toSummary(row: {
  version: typeof version.$inferSelect;
  facts: typeof versionFacts.$inferSelect;
  environment: typeof environment.$inferSelect;
  readiness: Readiness;
  newestBuildId: string | null;
  createdByName: string | null;
}): VersionSummary {
  return {
    id: row.version.id,
    number: row.version.number,
    note: row.version.note,
    description: row.facts.description,
    labels: row.facts.labels,
    specificationHash: row.version.specificationHash,
    readiness: row.readiness,
    newestBuildId: row.newestBuildId ?? undefined,
    isActive: row.environment.activeNumber === row.version.number,
    isArchived: row.facts.archivedAt !== null,
    createdAt: row.version.createdAt.toISOString(),
    createdByName: row.createdByName ?? 'Env Studio',
  };
}
