import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { BuildFailure, BuildPhase, BuildState, BuildStep, PhaseTime } from '@/core/build/build.ts';
import type { CheckWarning } from '@/core/build/check-report.ts';
import type { Definition } from '@/core/definition/definition.ts';
import { draft } from './draft.ts';
import { environment } from './environment.ts';
import { instant } from './instant.ts';
import { lock } from './lock.ts';
import { user } from './user.ts';
import { version } from './version.ts';
import { workspace } from './workspace.ts';

/**
 * One request for an image; also the queue. `state` is what its requester sees, `workerId` says that
 * somebody works for it: a cancelled build goes on working while others wait for the same image.
 *
 * Every write of a worker names (id, attempt, worker), so one that lost its lease writes nothing.
 */
export const build = pgTable(
  'build',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    workspaceId: uuid('workspace_id')
      .notNull()
      .references(() => workspace.id),
    environmentId: uuid('environment_id').references(() => environment.id),
    versionId: uuid('version_id').references(() => version.id),
    /** A test build of a draft has no version. */
    draftId: uuid('draft_id').references(() => draft.id),
    /** `lock`: only resolve and store the lock, right after a version was registered. */
    purpose: text('purpose').$type<'image' | 'lock'>().notNull().default('image'),
    definition: jsonb('definition').$type<Definition>().notNull(),
    specificationHash: text('specification_hash').notNull(),
    imageHash: text('image_hash'),
    lockId: uuid('lock_id').references(() => lock.id),
    state: text('state').$type<BuildState>().notNull().default('queued'),
    phase: text('phase').$type<BuildPhase>().notNull().default('queued'),
    phases: jsonb('phases').$type<PhaseTime[]>().notNull().default([]),
    steps: jsonb('steps').$type<BuildStep[]>().notNull().default([]),
    failure: jsonb('failure').$type<BuildFailure>(),
    warnings: jsonb('warnings').$type<CheckWarning[]>().notNull().default([]),
    isReused: boolean('is_reused').notNull().default(false),
    imageId: text('image_id'),
    sizeBytes: bigint('size_bytes', { mode: 'number' }),
    lineCount: integer('line_count').notNull().default(0),
    /** Null: the studio itself. */
    requestedBy: text('requested_by').references(() => user.id),
    requestedAt: instant('requested_at').notNull().defaultNow(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    timeLimitMs: integer('time_limit_ms').notNull(),
    /** The build that this one tries again. */
    retriedFromId: uuid('retried_from_id'),
    attempt: integer('attempt').notNull().default(0),
    /** Attempts that ended because a worker was stopped in order: they do not speak against the build. */
    interruptions: integer('interruptions').notNull().default(0),
    /** How long such a build usually takes, as known when it was asked for; null: nobody knows. */
    expectedMs: integer('expected_ms'),
    workerId: text('worker_id'),
    /** By the database's clock; a worker that does not renew it in time has lost the build. */
    leaseUntil: instant('lease_until'),
    /** Tells the worker to stop: a user's wish, unless others share the work. */
    cancelRequestedAt: instant('cancel_requested_at'),
    /** The build that does the work for this one. */
    sharedBuildId: uuid('shared_build_id'),
    /** `<engine id> <image hash>` while this build makes that image: at most one does. */
    imageInFlight: text('image_in_flight'),
  },
  (table) => [
    check('build_state', sql`${table.state} in ('queued', 'running', 'succeeded', 'failed', 'cancelled')`),
    uniqueIndex('build_one_per_image').on(table.imageInFlight),
    index('build_unfinished')
      .on(table.requestedBy, table.requestedAt)
      .where(sql`${table.state} in ('queued', 'running')`),
    index('build_working').on(table.leaseUntil).where(sql`${table.workerId} is not null`),
    index('build_shared').on(table.sharedBuildId).where(sql`${table.sharedBuildId} is not null`),
    index('build_newest').on(table.workspaceId, table.requestedAt.desc().nullsFirst(), table.id),
    index('build_of_state')
      .on(table.workspaceId, table.state, table.requestedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`${table.purpose} = 'image'`),
    index('build_finished').on(table.finishedAt),
    index('build_of_version').on(table.versionId, table.requestedAt),
    index('build_of_environment').on(table.environmentId, table.requestedAt),
  ],
);
