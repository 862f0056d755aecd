import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';

/** A process of the studio, as it last told of itself. What is not heard of any more is dead or cut off. */
export const studioProcess = pgTable('studio_process', {
  id: uuid('id').primaryKey(),
  role: text('role').$type<'web' | 'worker' | 'all'>().notNull(),
  hostName: text('host_name').notNull(),
  pid: integer('pid').notNull(),
  /** Builds it works on at a time; 0 for a web process. */
  workerCount: integer('worker_count').notNull(),
  /** Engine, base image and toolbox are there. */
  isReadyToBuild: boolean('is_ready_to_build').notNull(),
  isDraining: boolean('is_draining').notNull(),
  engineAddress: text('engine_address').notNull(),
  engineVersion: text('engine_version'),
  watcherCount: integer('watcher_count').notNull(),
  /** A process of an earlier studio says nothing of them. */
  logWatcherCount: integer('log_watcher_count').notNull().default(0),
  startedAt: instant('started_at').notNull(),
  /** By the database's clock. */
  seenAt: instant('seen_at').notNull().defaultNow(),
});
