import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { BuildFailure, BuildPhase, BuildState, BuildStep, PhaseTime } from '@/core/build/build.ts';
import type { CheckWarning } from '@/core/build/check-report.ts';
import type { Connection } from '../client.ts';
import { build } from '../schema/build.ts';
import { isUniqueViolation } from '../unique-violation.ts';
import { type BuildOwnership, owned } from './build-ownership.ts';
import { createEventStore } from './event-store.ts';
import { lockBuildQueue } from './lock-build-queue.ts';

/** What a worker tells while it works; absent keys stay as they are. */
export interface BuildProgress {
  readonly phase?: BuildPhase;
  readonly phases?: PhaseTime[];
  readonly steps?: BuildStep[];
  readonly lockId?: string;
  readonly imageHash?: string;
}

/** How a build ended. */
export interface BuildResult {
  readonly state: Extract<BuildState, 'succeeded' | 'failed' | 'cancelled'>;
  /** The last one that was entered. */
  readonly phase: BuildPhase;
  readonly phases: PhaseTime[];
  readonly steps: BuildStep[];
  readonly isReused?: boolean;
  readonly imageId?: string;
  readonly sizeBytes?: number;
  readonly warnings?: CheckWarning[];
  readonly failure?: BuildFailure;
}

/** A build that ended with the work for it. */
export interface EndedBuild {
  readonly buildId: string;
  readonly workspaceId: string;
}

export type BuildProgressStore = ReturnType<typeof createBuildProgressStore>;

/** A worker's writes. Each returns whether the worker still owned the build; if not, nothing was written. */
export function createBuildProgressStore(connection: Connection) {
  const events = createEventStore(connection);

  /** What ended in that state with an attempt that nobody owns any more. */
  const listEnded = async ({ buildId, attempt }: BuildOwnership, state: BuildResult['state']) => {
    const hasEnded = and(eq(build.id, buildId), eq(build.attempt, attempt), isNull(build.workerId));
    if ((await connection.$count(build, hasEnded)) === 0) return [];
    return await connection
      .select({ buildId: build.id, workspaceId: build.workspaceId })
      .from(build)
      .where(and(or(eq(build.id, buildId), eq(build.sharedBuildId, buildId)), eq(build.state, state)));
  };

  return {
    async save(ownership: BuildOwnership, progress: BuildProgress): Promise<boolean> {
      const [row] = await connection.update(build).set(progress).where(owned(ownership)).returning({ id: build.id });
      if (row) await events.publish(`build:${row.id}`);
      return row !== undefined;
    },

    /** Whether the worker owns the build; if so, nobody else gets it before the transaction ends. Needs a transaction. */
    async hold(ownership: BuildOwnership): Promise<boolean> {
      const rows = await connection.select({ id: build.id }).from(build).where(owned(ownership)).for('share');
      return rows.length > 0;
    },

    /** Reserves an image of an engine for this build; false while another build makes it. */
    async takeImage(ownership: BuildOwnership, engineId: string, imageHash: string): Promise<boolean> {
      const imageInFlight = `${engineId} ${imageHash}`;
      try {
        const rows = await connection
          .update(build)
          .set({ imageInFlight })
          .where(owned(ownership))
          .returning({ id: build.id });
        return rows.length > 0;
      } catch (error) {
        if (isUniqueViolation(error, 'build_one_per_image')) return false;
        throw error;
      }
    },

    /**
     * Ends the work, for this build and for all that share it; who was cancelled before stays so.
     * Gives those that ended, also to a worker that heard no answer and tries again; undefined when it had lost
     * the build. Needs a transaction.
     */
    async finish(ownership: BuildOwnership, result: BuildResult): Promise<readonly EndedBuild[] | undefined> {
      await lockBuildQueue(connection);
      const [row] = await connection
        .update(build)
        .set({
          phase: result.phase,
          phases: result.phases,
          steps: result.steps,
          workerId: null,
          leaseUntil: null,
          imageInFlight: null,
        })
        .where(owned(ownership))
        .returning();
      if (!row) {
        const before = await listEnded(ownership, result.state);
        return before.length > 0 ? before : undefined;
      }
      const { phases: _phases, steps: _steps, ...outcome } = result;
      const ended = await connection
        .update(build)
        .set({ ...outcome, lockId: row.lockId, imageHash: row.imageHash, finishedAt: sql`now()` })
        .where(and(or(eq(build.id, row.id), eq(build.sharedBuildId, row.id)), eq(build.state, 'running')))
        .returning({ buildId: build.id, workspaceId: build.workspaceId });
      for (const { buildId, workspaceId } of [...ended, { buildId: row.id, workspaceId: row.workspaceId }]) {
        await events.publish(`build:${buildId}`);
        await events.publish(`build-log:${buildId}`);
        await events.publish(`workspace:${workspaceId}`);
      }
      await events.publish('build-queue');
      return ended;
    },
  };
}
