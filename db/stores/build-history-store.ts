import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { PhaseTime } from '@/core/build/build.ts';
import { median } from '@/core/build/median.ts';
import type { Connection } from '../client.ts';
import { build } from '../schema/build.ts';

export type BuildHistoryStore = ReturnType<typeof createBuildHistoryStore>;

const subject = alias(build, 'subject');

/** Builds that did all the work themselves. */
const builtSomething = (workspaceId: string) =>
  and(
    eq(build.workspaceId, workspaceId),
    eq(build.purpose, 'image'),
    eq(build.state, 'succeeded'),
    eq(build.isReused, false),
    isNull(build.sharedBuildId),
  );

/** How far back phases are looked at to say how long they take. */
const historyDepth = 200;

/** How long builds took that made something. */
export function createBuildHistoryStore(connection: Connection) {
  return {
    /** Median time from start to success of the newest builds of a specification that built something. */
    async findUsualDuration(workspaceId: string, specificationHash: string): Promise<number | undefined> {
      const recent = connection
        .select({
          durationMs: sql<number>`extract(epoch from ${build.finishedAt} - ${build.startedAt}) * 1000`.as('ms'),
        })
        .from(build)
        .where(
          and(
            eq(build.workspaceId, workspaceId),
            eq(build.specificationHash, specificationHash),
            eq(build.purpose, 'image'),
            eq(build.state, 'succeeded'),
            eq(build.isReused, false),
          ),
        )
        .orderBy(desc(build.requestedAt))
        .limit(5)
        .as('recent');
      const [row] = await connection
        .select({
          medianMs: sql<number | null>`(percentile_cont(0.5) within group (order by ${recent.durationMs}))::float8`,
        })
        .from(recent);
      return row?.medianMs ?? undefined;
    },

    /** The newest build of the same environment that was asked for before this one and made something itself. */
    async findLastGood(workspaceId: string, buildId: string): Promise<string | undefined> {
      const [row] = await connection
        .select({ id: build.id })
        .from(build)
        .innerJoin(subject, eq(subject.id, buildId))
        .where(
          and(
            builtSomething(workspaceId),
            eq(build.environmentId, subject.environmentId),
            lt(build.requestedAt, subject.requestedAt),
          ),
        )
        .orderBy(desc(build.requestedAt))
        .limit(1);
      return row?.id;
    },

    /**
     * How long a build of a specification probably takes: the median of the newest ones of the same
     * specification, else of the same environment, else of the workspace. Undefined where nothing was built yet.
     */
    async findExpectedDuration(request: {
      readonly workspaceId: string;
      readonly specificationHash: string;
      readonly environmentId: string | undefined;
    }): Promise<number | undefined> {
      const recent = connection
        .select()
        .from(build)
        .where(builtSomething(request.workspaceId))
        .orderBy(desc(build.requestedAt))
        .limit(historyDepth)
        .as('recent');
      const likeness = sql<number>`case
        when ${recent.specificationHash} = ${request.specificationHash} then 2
        when ${recent.environmentId} = ${request.environmentId ?? null}::uuid then 1
        else 0 end`;
      const rows = await connection
        .select({
          durationMs: sql<number>`(extract(epoch from ${recent.finishedAt} - ${recent.startedAt}) * 1000)::float8`,
          likeness: likeness.as('likeness'),
        })
        .from(recent)
        .orderBy(desc(likeness), desc(recent.requestedAt))
        .limit(5);
      const alike = rows.filter((row) => row.likeness === rows[0]?.likeness).map(({ durationMs }) => durationMs);
      return alike.length === 0 ? undefined : Math.round(median(alike));
    },

    /**
     * Phases of the newest successful builds that are most like this one: of its specification, else of its
     * environment, else of the workspace.
     */
    async listPhaseHistory(workspaceId: string, buildId: string): Promise<readonly (readonly PhaseTime[])[]> {
      const recent = connection
        .select()
        .from(build)
        .where(builtSomething(workspaceId))
        .orderBy(desc(build.requestedAt))
        .limit(historyDepth)
        .as('recent');
      const likeness = sql<number>`case
        when ${recent.specificationHash} = ${subject.specificationHash} then 2
        when ${recent.environmentId} = ${subject.environmentId} then 1
        else 0 end`;
      const rows = await connection
        .select({ phases: recent.phases, likeness: likeness.as('likeness') })
        .from(recent)
        .innerJoin(subject, eq(subject.id, buildId))
        .orderBy(desc(likeness), desc(recent.requestedAt))
        .limit(5);
      return rows.filter((row) => row.likeness === rows[0]?.likeness).map((row) => row.phases);
    },
  };
}
