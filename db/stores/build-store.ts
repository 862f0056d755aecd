import { and, desc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { type BuildState, isFinished, type PhaseTime } from '@/core/build/build.ts';
import type { BuildDetail, BuildSummary } from '@/core/build/build-detail.ts';
import type { CheckWarning } from '@/core/build/check-report.ts';
import type { Definition } from '@/core/definition/definition.ts';
import type { Page } from '@/core/page.ts';
import type { Connection } from '../client.ts';
import { decodeInstantCursor, encodeCursor } from '../cursor.ts';
import { build } from '../schema/build.ts';
import { environment } from '../schema/environment.ts';
import { user } from '../schema/user.ts';
import { version } from '../schema/version.ts';
import { workspace } from '../schema/workspace.ts';
import { createEventStore } from './event-store.ts';
import { lockBuildQueue } from './lock-build-queue.ts';

/** What somebody asks to be built. */
export interface BuildRequest {
  readonly workspaceId: string;
  readonly environmentId: string | undefined;
  readonly versionId: string | undefined;
  readonly draftId: string | undefined;
  readonly purpose: 'image' | 'lock';
  readonly definition: Definition;
  readonly specificationHash: string;
  /** Undefined: the studio itself. */
  readonly requestedBy: string | undefined;
  readonly timeLimitMs: number;
  readonly retriedFromId?: string | undefined;
  /** How long it probably takes; undefined: nobody knows. */
  readonly expectedMs?: number | undefined;
}

/** An image that is there already: such a build is over as soon as it is written down. */
export interface ReusedImage {
  readonly lockId: string;
  readonly imageHash: string;
  readonly imageId: string;
  readonly sizeBytes: number;
  readonly warnings: CheckWarning[];
  readonly phases: PhaseTime[];
}

export interface BuildFilter {
  readonly workspaceId: string;
  readonly environmentName?: string | undefined;
  readonly versionNumber?: number | undefined;
  readonly state?: BuildState | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The log that a build's page shows: its own, or that of the build which works for it. */
export interface LogSource {
  readonly workspaceId: string;
  readonly logBuildId: string;
  readonly lineCount: number;
  readonly isFinished: boolean;
}

export type CancelResult = 'not-found' | 'already-finished' | 'cancelled' | 'requested';
export type BuildStore = ReturnType<typeof createBuildStore>;

/** The build that does the work; the same columns, joined. */
const leader = alias(build, 'leader');
const iso = (date: Date | null) => date?.toISOString();

const summaryColumns = {
  build,
  environmentName: environment.name,
  versionNumber: version.number,
  requestedByName: sql<string>`coalesce(${user.name}, '')`,
};

interface SummaryRow {
  readonly build: typeof build.$inferSelect;
  readonly environmentName: string | null;
  readonly versionNumber: number | null;
  readonly requestedByName: string;
}

function toSummary({ build: row, ...names }: SummaryRow): BuildSummary {
  return {
    id: row.id,
    environmentName: names.environmentName ?? undefined,
    versionNumber: names.versionNumber ?? undefined,
    isTest: row.versionId === null,
    state: row.state,
    phase: row.phase,
    isReused: row.isReused,
    failureReason: row.failure?.reason,
    requestedByName: names.requestedByName,
    requestedAt: row.requestedAt.toISOString(),
    startedAt: iso(row.startedAt),
    finishedAt: iso(row.finishedAt),
    imageHash: row.imageHash ?? undefined,
    sizeBytes: row.sizeBytes ?? undefined,
  };
}

/** Builds as their requesters see them. */
export function createBuildStore(connection: Connection) {
  const events = createEventStore(connection);
  const select = () =>
    connection
      .select({ ...summaryColumns, leader })
      .from(build)
      .leftJoin(environment, eq(environment.id, build.environmentId))
      .leftJoin(version, eq(version.id, build.versionId))
      .leftJoin(user, eq(user.id, build.requestedBy))
      .leftJoin(leader, eq(leader.id, build.sharedBuildId));

  return {
    /** Puts a build into the queue, or, with `reused`, writes one down that was over before it began. */
    async insert(request: BuildRequest, reused?: ReusedImage): Promise<string> {
      const finished = reused && {
        ...reused,
        phase: 'lock' as const,
        state: 'succeeded' as const,
        isReused: true,
        startedAt: sql`now()`,
        finishedAt: sql`now()`,
      };
      const [row] = await connection
        .insert(build)
        .values({ ...request, ...finished })
        .returning({ id: build.id });
      if (!row) throw new Error('The database returned no id for a new build.');
      // What is ready at once waits for no worker.
      if (!reused) await events.publish('build-queue');
      await events.publish(`workspace:${request.workspaceId}`);
      return row.id;
    },

    /** The workspace of a build, as it stands in addresses; undefined without the build. */
    async findWorkspaceSlug(buildId: string): Promise<string | undefined> {
      const [row] = await connection
        .select({ slug: workspace.slug })
        .from(build)
        .innerJoin(workspace, eq(workspace.id, build.workspaceId))
        .where(eq(build.id, buildId));
      return row?.slug;
    },

    /** What the image of a build is named after; undefined for a test build of a draft. */
    async findVersionName(buildId: string) {
      const [row] = await connection
        .select({ workspaceSlug: workspace.slug, environmentName: environment.name, versionNumber: version.number })
        .from(build)
        .innerJoin(version, eq(version.id, build.versionId))
        .innerJoin(environment, eq(environment.id, version.environmentId))
        .innerJoin(workspace, eq(workspace.id, environment.workspaceId))
        .where(eq(build.id, buildId));
      return row;
    },

    /** The whole build without its place in the queue; steps, phases and lines are those of the build that works for it. */
    async find(workspaceId: string, buildId: string): Promise<Omit<BuildDetail, 'usualDurations'> | undefined> {
      const [row] = await select().where(and(eq(build.id, buildId), eq(build.workspaceId, workspaceId)));
      if (!row) return undefined;
      const { failureReason: _, ...summary } = toSummary(row);
      const worked = row.leader ?? row.build;
      return {
        ...summary,
        phase: worked.phase,
        phases: worked.phases,
        steps: worked.steps,
        lineCount: worked.lineCount,
        workStartedAt: iso(worked.startedAt),
        attempt: worked.attempt,
        draftId: row.build.draftId ?? undefined,
        failure: row.build.failure ?? undefined,
        warnings: row.build.warnings,
        queuePosition: undefined,
        queueLength: undefined,
        expectedWaitMs: undefined,
        sharedBuildId: row.build.sharedBuildId ?? undefined,
        retriedFromId: row.build.retriedFromId ?? undefined,
        specificationHash: row.build.specificationHash,
        imageId: row.build.imageId ?? undefined,
        lockId: row.build.lockId ?? undefined,
        timeLimitMs: row.build.timeLimitMs,
      };
    },

    /** The newest build of a specification that waits or runs. */
    async findActive(workspaceId: string, specificationHash: string): Promise<string | undefined> {
      const [row] = await connection
        .select({ id: build.id })
        .from(build)
        .where(
          and(
            eq(build.workspaceId, workspaceId),
            eq(build.specificationHash, specificationHash),
            eq(build.purpose, 'image'),
            inArray(build.state, ['queued', 'running']),
          ),
        )
        .orderBy(desc(build.requestedAt))
        .limit(1);
      return row?.id;
    },

    /** Where a build's log is written, how far it is, and whether the build is over; undefined without the build. */
    async findLogSource(buildId: string): Promise<LogSource | undefined> {
      const [row] = await connection
        .select({
          workspaceId: build.workspaceId,
          state: build.state,
          logBuildId: sql<string>`coalesce(${build.sharedBuildId}, ${build.id})`,
          lineCount: sql<number>`coalesce(${leader.lineCount}, ${build.lineCount})`,
        })
        .from(build)
        .leftJoin(leader, eq(leader.id, build.sharedBuildId))
        .where(eq(build.id, buildId));
      return row && { ...row, isFinished: isFinished(row.state) };
    },

    /** Newest first. */
    async list(filter: BuildFilter): Promise<Page<BuildSummary>> {
      const [afterAt = '', afterId = ''] = filter.cursor === undefined ? [] : decodeInstantCursor(filter.cursor);
      const rows = await select()
        .where(
          and(
            eq(build.workspaceId, filter.workspaceId),
            eq(build.purpose, 'image'),
            filter.environmentName ? eq(environment.nameKey, filter.environmentName.toLowerCase()) : undefined,
            filter.versionNumber ? eq(version.number, filter.versionNumber) : undefined,
            filter.state ? eq(build.state, filter.state) : undefined,
            filter.cursor === undefined
              ? undefined
              : sql`(${build.requestedAt}, ${build.id}) < (${afterAt}::timestamptz, ${afterId}::uuid)`,
          ),
        )
        .orderBy(desc(build.requestedAt), desc(build.id))
        .limit(filter.limit + 1);
      const items = rows.slice(0, filter.limit).map(toSummary);
      const last = items.at(-1);
      const hasMore = rows.length > filter.limit && last !== undefined;
      return { items, nextCursor: hasMore ? encodeCursor(last.requestedAt, last.id) : undefined };
    },

    /** Queued and running ones. */
    async countUnfinished(workspaceId: string): Promise<number> {
      return connection.$count(
        build,
        and(
          eq(build.workspaceId, workspaceId),
          eq(build.purpose, 'image'),
          inArray(build.state, ['queued', 'running']),
        ),
      );
    },

    /** Whether this workspace built, or was given, the image. */
    async hasImage(workspaceId: string, imageHash: string): Promise<boolean> {
      const isTheirs = and(
        eq(build.workspaceId, workspaceId),
        eq(build.imageHash, imageHash),
        eq(build.state, 'succeeded'),
      );
      return (await connection.$count(build, isTheirs)) > 0;
    },

    /** What was asked for, to ask for it again. */
    async findRequest(workspaceId: string, buildId: string): Promise<BuildRequest | undefined> {
      const [row] = await connection
        .select()
        .from(build)
        .where(and(eq(build.id, buildId), eq(build.workspaceId, workspaceId)));
      if (!row) return undefined;
      return {
        workspaceId: row.workspaceId,
        environmentId: row.environmentId ?? undefined,
        versionId: row.versionId ?? undefined,
        draftId: row.draftId ?? undefined,
        purpose: row.purpose,
        definition: row.definition,
        specificationHash: row.specificationHash,
        requestedBy: row.requestedBy ?? undefined,
        timeLimitMs: row.timeLimitMs,
      };
    },

    /**
     * Ends a waiting build at once and asks the worker of a running one to stop. Where others wait for
     * the same image only this build ends: the work goes on until the last of them is cancelled, and
     * those that waited with this one wait for themselves. Needs a transaction: nobody may join or leave in between.
     */
    async cancel(workspaceId: string, buildId: string): Promise<CancelResult> {
      await lockBuildQueue(connection);
      const [row] = await connection
        .select()
        .from(build)
        .where(and(eq(build.id, buildId), eq(build.workspaceId, workspaceId)));
      if (!row) return 'not-found';
      if (isFinished(row.state)) return 'already-finished';
      const workingId = row.sharedBuildId ?? row.id;
      const isOneOfTheirs = or(eq(build.id, workingId), eq(build.sharedBuildId, workingId));
      const running = await connection.$count(build, and(isOneOfTheirs, eq(build.state, 'running')));
      const isLast = row.state === 'running' && running === 1;
      if (isLast) {
        await connection
          .update(build)
          .set({ cancelRequestedAt: sql`now()` })
          .where(and(eq(build.id, workingId), isNotNull(build.workerId), isNull(build.cancelRequestedAt)));
      }
      const isWorkers = isLast && row.workerId !== null;
      if (!isWorkers) {
        await connection.update(build).set({ state: 'cancelled', finishedAt: sql`now()` }).where(eq(build.id, row.id));
        await connection
          .update(build)
          .set({ sharedBuildId: null })
          .where(and(eq(build.sharedBuildId, row.id), eq(build.state, 'queued')));
      }
      await events.publish('build-cancel');
      await events.publish(`build:${row.id}`);
      await events.publish(`workspace:${workspaceId}`);
      return isWorkers ? 'requested' : 'cancelled';
    },
  };
}
