import { and, eq, exists, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { BuildPhase, BuildStep, PhaseTime } from '@/core/build/build.ts';
import { unknownBuildMs } from '@/core/build/expected-wait.ts';
import type { Definition } from '@/core/definition/definition.ts';
import type { Connection } from '../client.ts';
import { requireSpace } from '../require-space.ts';
import { build } from '../schema/build.ts';
import { type BuildAttempt, type BuildOwnership, owned } from './build-ownership.ts';
import { createEventStore } from './event-store.ts';
import { lockBuildQueue } from './lock-build-queue.ts';

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
  /** Attempts that do not count: their workers were stopped in order. */
  readonly interruptions: number;
  readonly isCancelRequested: boolean;
  readonly phase: BuildPhase;
  readonly phases: PhaseTime[];
  readonly steps: BuildStep[];
}

export type BuildQueueStore = ReturnType<typeof createBuildQueueStore>;

const other = alias(build, 'other');

/**
 * All that waits, in its order. Locks take seconds and their versions wait for them: they go first. That of
 * a Dockerfile section is none of these: its own steps are built for it. It takes its turn as a build does,
 * and waits for an image of the same definition that is being made, which locks it on its way. Then
 * everybody's first build before anybody's second, counting those that run. Which of their own builds is
 * somebody's first does not concern the others: a short one overtakes a long one that was asked for earlier,
 * unless that one has waited for as long as the two differ. Nobody else waits longer for it. What shares a build
 * that waits has no place of its own.
 */
const waiting = sql`
  with unfinished as (
    select id, workspace_id, specification_hash, worker_id, shared_build_id, purpose, state, requested_at, expected_ms,
      purpose = 'image' or definition ->> 'dockerfile' <> '' as is_long, row_number() over (
      partition by purpose, requested_by
      order by state = 'running' desc,
        requested_at + coalesce(expected_ms, ${unknownBuildMs}) * interval '1 millisecond', id
    ) as turn
    from ${build} where state in ('queued', 'running')
  )
  select id, purpose, expected_ms from unfinished where state = 'queued' and shared_build_id is null and not (
    purpose = 'lock' and is_long and exists (
      select 1 from unfinished as working where working.purpose = 'image' and working.worker_id is not null
        and working.workspace_id = unfinished.workspace_id
        and working.specification_hash = unfinished.specification_hash
    )
  )
  order by is_long, turn, purpose = 'lock', requested_at, id`;

/** A build that waits, as its place depends on it. */
export interface WaitingBuild {
  readonly id: string;
  readonly expectedMs: number | undefined;
}

/** A build that takes up a worker. */
export interface WorkingBuild {
  readonly expectedMs: number | undefined;
  readonly elapsedMs: number;
}

function toClaimed(row: typeof build.$inferSelect, workerId: string): ClaimedBuild {
  if (!row.startedAt) throw new Error(`The build ${row.id} was claimed and never began.`);
  return { ...row, buildId: row.id, workerId, startedAt: row.startedAt.toISOString() };
}

/** The build table as a queue. Leases run by the database's clock: the clocks of workers do not matter. */
export function createBuildQueueStore(connection: Connection) {
  const events = createEventStore(connection);
  const leaseFor = (leaseMs: number) => sql`clock_timestamp() + ${leaseMs} * interval '1 millisecond'`;

  return {
    /**
     * Lets waiting builds join the one that already works on the same specification: they take no
     * worker and end as it ends. Needs a transaction, which holds the queue to its end.
     */
    async join(): Promise<void> {
      await lockBuildQueue(connection);
      const working = and(
        eq(other.workspaceId, build.workspaceId),
        eq(other.specificationHash, build.specificationHash),
        eq(other.purpose, 'image'),
        isNotNull(other.workerId),
        isNull(other.cancelRequestedAt),
      );
      const leader = connection.select({ id: other.id }).from(other).where(working).limit(1);
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

    /**
     * Takes the build whose turn it is, if any, with those that share it since an earlier attempt; two workers
     * never take the same one. Call after `join`.
     */
    async claim(workerId: string, leaseMs: number): Promise<ClaimedBuild | undefined> {
      for (;;) {
        const { rows } = await connection.execute<{ readonly id: string }>(sql`${waiting} limit 1`);
        const [next] = rows;
        if (!next) return undefined;
        const [row] = await connection
          .update(build)
          .set({
            state: 'running',
            workerId,
            leaseUntil: leaseFor(leaseMs),
            attempt: sql`${build.attempt} + 1`,
            startedAt: sql`coalesce(${build.startedAt}, now())`,
          })
          .where(and(eq(build.id, next.id), eq(build.state, 'queued')))
          .returning();
        if (!row) continue; // cancelled this very moment
        await connection
          .update(build)
          .set({ state: 'running' })
          .where(and(eq(build.sharedBuildId, row.id), eq(build.state, 'queued')));
        await events.publish(`build:${row.id}`);
        await events.publish(`workspace:${row.workspaceId}`);
        return toClaimed(row, workerId);
      }
    },

    /**
     * Claims once more what the worker has claimed without having heard of it: of its attempts the one that is none of
     * `running`. Needs a transaction, which waits for a claim that is still being stored.
     */
    async claimUnheard(
      workerId: string,
      running: readonly BuildAttempt[],
      leaseMs: number,
    ): Promise<ClaimedBuild | undefined> {
      await lockBuildQueue(connection);
      const rows = await connection
        .update(build)
        .set({ leaseUntil: leaseFor(leaseMs) })
        .where(eq(build.workerId, workerId))
        .returning();
      const isRunning = ({ id, attempt }: (typeof rows)[number]) =>
        running.some((known) => known.buildId === id && known.attempt === attempt);
      const unheard = rows.find((row) => !isRunning(row));
      return unheard && toClaimed(unheard, workerId);
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

    /**
     * Builds whose lease is over: their workers are dead or cut off. Fails when there are some and the disk is full:
     * who lives could not have renewed it.
     */
    async listAbandoned(): Promise<AbandonedBuild[]> {
      const rows = await connection
        .select()
        .from(build)
        .where(and(isNotNull(build.workerId), lt(build.leaseUntil, sql`clock_timestamp()`)));
      if (rows.length > 0) await requireSpace(connection);
      return rows.map((row) => ({
        ...row,
        buildId: row.id,
        workerId: row.workerId ?? '',
        isCancelRequested: row.cancelRequestedAt !== null,
      }));
    },

    /**
     * Those of the attempts that nobody works on any more, nor ever will: they ended, were given back, or another one
     * came after them. Of builds that are not known nothing is said.
     */
    async listLeft(attempts: readonly BuildAttempt[]): Promise<readonly BuildAttempt[]> {
      const ids = attempts.map(({ buildId }) => buildId);
      const rows = await connection
        .select({ buildId: build.id, attempt: build.attempt, workerId: build.workerId })
        .from(build)
        .where(inArray(build.id, ids));
      const newest = new Map(rows.map((row) => [row.buildId, row]));
      return attempts.filter(({ buildId, attempt }) => {
        const known = newest.get(buildId);
        return known && (attempt < known.attempt || (attempt === known.attempt && known.workerId === null));
      });
    },

    /** Ownership of all that a worker works on. */
    async listOwned(workerId: string): Promise<BuildOwnership[]> {
      const rows = await connection
        .select({ buildId: build.id, attempt: build.attempt })
        .from(build)
        .where(eq(build.workerId, workerId));
      return rows.map((row) => ({ ...row, workerId }));
    },

    /** Writes down that the worker is stopped in order: whatever becomes of its builds, it is not their doing. */
    async interrupt(workerId: string): Promise<void> {
      await connection
        .update(build)
        .set({ interruptions: sql`${build.interruptions} + 1` })
        .where(eq(build.workerId, workerId));
    },

    /**
     * Puts a build back into the queue at its old place; those that share it wait with it. One that was
     * cancelled and went on for others only lets them go: they wait for themselves. Needs a transaction.
     */
    async giveBack(ownership: BuildOwnership): Promise<void> {
      await lockBuildQueue(connection);
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
      await connection
        .update(build)
        .set({ state: 'queued', sharedBuildId: row.state === 'cancelled' ? null : row.id })
        .where(and(eq(build.sharedBuildId, row.id), eq(build.state, 'running')));
      await events.publish(`build:${row.id}`);
      await events.publish('build-queue');
    },

    /** Images that wait, in their order. Locks do not count: nobody sees them, and they are gone in seconds. */
    async listWaiting(): Promise<readonly WaitingBuild[]> {
      const { rows } = await connection.execute<{
        readonly id: string;
        readonly purpose: string;
        readonly expected_ms: number | null;
      }>(waiting);
      return rows
        .filter(({ purpose }) => purpose === 'image')
        .map(({ id, expected_ms }) => ({ id, expectedMs: expected_ms ?? undefined }));
    },

    /** What takes up workers now. */
    async listWorkingTimes(): Promise<readonly WorkingBuild[]> {
      const rows = await connection
        .select({
          expectedMs: build.expectedMs,
          elapsedMs: sql<number>`(extract(epoch from clock_timestamp() - ${build.startedAt}) * 1000)::float8`,
        })
        .from(build)
        .where(isNotNull(build.workerId));
      return rows.map(({ expectedMs, elapsedMs }) => ({ expectedMs: expectedMs ?? undefined, elapsedMs }));
    },

    /**
     * How many images somebody waits for, in all workspaces. Until the transaction ends, nobody else counts
     * for the same person: two requests at once do not both find the last free place.
     */
    async countWaitingOf(userId: string): Promise<number> {
      await connection.execute(sql`select pg_advisory_xact_lock(hashtext('build-queue-of'), hashtext(${userId}))`);
      return await connection.$count(
        build,
        and(eq(build.requestedBy, userId), eq(build.purpose, 'image'), eq(build.state, 'queued')),
      );
    },
  };
}
