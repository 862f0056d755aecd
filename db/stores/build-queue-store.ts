import { and, asc, count, eq, exists, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { BuildPhase, BuildStep, PhaseTime } from '@/core/build/build.ts';
import type { Definition } from '@/core/definition/definition.ts';
import type { Connection } from '../client.ts';
import { build } from '../schema/build.ts';
import { type BuildOwnership, owned } from './build-ownership.ts';
import { createEventStore } from './event-store.ts';

/** What a worker needs to know of a build it has claimed. */
export interface ClaimedBuild extends BuildOwnership {
  readonly workspaceId: string;
  readonly environmentId: string | null;
  readonly versionId: string | null;
  readonly purpose: 'image' | 'lock';
  readonly definition: Definition;
  readonly specificationHash: string;
  readonly requestedBy: string | null;
  readonly startedAt: string;
  readonly timeLimitMs: number;
  /** Of earlier attempts, whose outline and line numbers are gone on with. */
  readonly steps: BuildStep[];
  readonly lineCount: number;
}

/** A build whose worker has stopped renewing its lease. */
export interface AbandonedBuild extends BuildOwnership {
  readonly isCancelRequested: boolean;
  readonly phase: BuildPhase;
  readonly phases: PhaseTime[];
  readonly steps: BuildStep[];
}

export type BuildQueueStore = ReturnType<typeof createBuildQueueStore>;

const other = alias(build, 'other');

/** How many builds of the same person run or wait before this one: everybody's first goes before anybody's second. */
const turn = sql`(
  select count(*) from ${build} as "other"
  where ${other.requestedBy} is not distinct from ${build.requestedBy} and ${other.purpose} = 'image' and (
    ${other.state} = 'running'
    or (${other.state} = 'queued' and (${other.requestedAt}, ${other.id}) < (${build.requestedAt}, ${build.id}))
  )
)`;

/** Locks take seconds and their versions wait for them: they go first. Then turns, then age. */
const queueOrder = [sql`${build.purpose} = 'image'`, turn, asc(build.requestedAt), asc(build.id)];

/** The build table as a queue. Leases run by the database's clock: the clocks of workers do not matter. */
export function createBuildQueueStore(connection: Connection) {
  const events = createEventStore(connection);
  const leaseFor = (leaseMs: number) => sql`clock_timestamp() + ${leaseMs} * interval '1 millisecond'`;

  return {
    /**
     * Lets waiting builds join the one that already works on the same specification: they take no
     * worker and end as it ends. Claims and joins exclude each other until the transaction ends.
     */
    async join(): Promise<void> {
      await connection.execute(sql`select pg_advisory_xact_lock(hashtext('build-queue'))`);
      const working = and(
        eq(other.workspaceId, build.workspaceId),
        eq(other.specificationHash, build.specificationHash),
        eq(other.purpose, 'image'),
        isNotNull(other.workerId),
        isNull(other.cancelRequestedAt),
      );
      const leader = connection.select({ id: other.id }).from(other).where(working).limit(1).for('update');
      const joined = await connection
        .update(build)
        .set({ state: 'running', startedAt: sql`now()`, sharedBuildId: sql`${leader}` })
        .where(
          and(
            eq(build.state, 'queued'),
            eq(build.purpose, 'image'),
            exists(connection.select({ one: sql`1` }).from(other).where(working)),
          ),
        )
        .returning({ id: build.id });
      for (const { id } of joined) await events.publish(`build:${id}`);
    },

    /** Takes the build whose turn it is, if any; two workers never take the same one. Call after `join`. */
    async claim(workerId: string, leaseMs: number): Promise<ClaimedBuild | undefined> {
      const next = connection
        .select({ id: build.id })
        .from(build)
        .where(eq(build.state, 'queued'))
        .orderBy(...queueOrder)
        .limit(1)
        .for('update', { skipLocked: true });
      const [row] = await connection
        .update(build)
        .set({
          state: 'running',
          workerId,
          leaseUntil: leaseFor(leaseMs),
          attempt: sql`${build.attempt} + 1`,
          startedAt: sql`coalesce(${build.startedAt}, now())`,
        })
        .where(eq(build.id, sql`${next}`))
        .returning();
      if (!row?.startedAt) return undefined;
      await events.publish(`build:${row.id}`);
      await events.publish(`workspace:${row.workspaceId}`);
      return { ...row, buildId: row.id, workerId, startedAt: row.startedAt.toISOString() };
    },

    /** Renews the lease. Not owned: somebody else has the build now, or it was given up. */
    async renew(ownership: BuildOwnership, leaseMs: number) {
      const [row] = await connection
        .update(build)
        .set({ leaseUntil: leaseFor(leaseMs) })
        .where(owned(ownership))
        .returning({ cancelRequestedAt: build.cancelRequestedAt });
      return { isOwned: row !== undefined, isCancelRequested: Boolean(row?.cancelRequestedAt) };
    },

    /** Which of a worker's builds are to stop. */
    async listCancelled(workerId: string): Promise<string[]> {
      const rows = await connection
        .select({ id: build.id })
        .from(build)
        .where(and(eq(build.workerId, workerId), isNotNull(build.cancelRequestedAt)));
      return rows.map((row) => row.id);
    },

    /** Builds that any worker works on. */
    async listWorking(): Promise<string[]> {
      const rows = await connection.select({ id: build.id }).from(build).where(isNotNull(build.workerId));
      return rows.map((row) => row.id);
    },

    /** Builds whose lease is over: their workers are dead or cut off. */
    async listAbandoned(): Promise<AbandonedBuild[]> {
      const rows = await connection
        .select()
        .from(build)
        .where(and(isNotNull(build.workerId), lt(build.leaseUntil, sql`clock_timestamp()`)));
      return rows.map((row) => ({
        ...row,
        buildId: row.id,
        workerId: row.workerId ?? '',
        isCancelRequested: row.cancelRequestedAt !== null,
      }));
    },

    /** Ownership of all that a worker works on. */
    async listOwned(workerId: string): Promise<BuildOwnership[]> {
      const rows = await connection
        .select({ buildId: build.id, attempt: build.attempt })
        .from(build)
        .where(eq(build.workerId, workerId));
      return rows.map((row) => ({ ...row, workerId }));
    },

    /**
     * Puts a build back into the queue at its old place; those that share it stay with it. One that was
     * cancelled and went on for others only lets them go: they wait for themselves. Needs a transaction.
     */
    async giveBack(ownership: BuildOwnership): Promise<void> {
      const [row] = await connection
        .update(build)
        .set({
          state: sql`case when ${build.state} = 'running' then 'queued' else ${build.state} end`,
          phase: 'queued',
          workerId: null,
          leaseUntil: null,
          imageInFlight: null,
        })
        .where(owned(ownership))
        .returning({ id: build.id, state: build.state });
      if (!row) return;
      if (row.state === 'cancelled') {
        await connection
          .update(build)
          .set({ state: 'queued', sharedBuildId: null })
          .where(and(eq(build.sharedBuildId, row.id), eq(build.state, 'running')));
      }
      await events.publish(`build:${row.id}`);
      await events.publish('build-queue');
    },

    /**
     * Place in the queue, from 1, and its length; undefined when the build is not waiting. Locks do not count:
     * nobody sees them, and they are gone in seconds.
     */
    async findPosition(buildId: string): Promise<{ readonly position: number; readonly length: number } | undefined> {
      const rows = await connection
        .select({ id: build.id })
        .from(build)
        .where(and(eq(build.state, 'queued'), eq(build.purpose, 'image')))
        .orderBy(...queueOrder);
      const index = rows.findIndex((row) => row.id === buildId);
      return index < 0 ? undefined : { position: index + 1, length: rows.length };
    },

    /** Builds that are worked on in a workspace. */
    async countRunning(workspaceId: string): Promise<number> {
      const [row] = await connection
        .select({ count: count() })
        .from(build)
        .where(and(eq(build.workspaceId, workspaceId), eq(build.purpose, 'image'), eq(build.state, 'running')));
      return row?.count ?? 0;
    },
  };
}
