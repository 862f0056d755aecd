import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Definition } from '@/core/definition/definition.ts';
import { draftRevisionReasons, draftStates } from '@/core/draft/draft.ts';
import { environment } from './environment.ts';
import { instant } from './instant.ts';
import { user } from './user.ts';

export const draft = pgTable(
  'draft',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    environmentId: uuid('environment_id')
      .notNull()
      .references(() => environment.id),
    ownerId: text('owner_id')
      .notNull()
      .references(() => user.id),
    baseNumber: integer('base_number'),
    state: text('state', { enum: draftStates }).notNull().default('open'),
    definition: jsonb('definition').$type<Definition>().notNull(),
    description: text('description').notNull().default(''),
    tags: text('tags').array().notNull().default(sql`'{}'::text[]`),
    revision: integer('revision').notNull().default(0),
    savedAt: instant('saved_at').notNull().defaultNow(),
    savedBy: text('saved_by')
      .notNull()
      .references(() => user.id),
    /** Browser tab that saved last: its own next save never conflicts with itself. */
    savedBySession: text('saved_by_session').notNull().default(''),
  },
  (table) => [index('draft_environment').on(table.environmentId, table.state)],
);

/** Texts kept aside, so that nothing anybody wrote is lost. */
export const draftRevision = pgTable(
  'draft_revision',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    draftId: uuid('draft_id')
      .notNull()
      .references(() => draft.id),
    reason: text('reason', { enum: draftRevisionReasons }).notNull(),
    definition: jsonb('definition').$type<Definition>().notNull(),
    description: text('description').notNull(),
    tags: text('tags').array().notNull(),
    sessionId: text('session_id').notNull(),
    savedAt: instant('saved_at').notNull().defaultNow(),
    savedBy: text('saved_by')
      .notNull()
      .references(() => user.id),
  },
  (table) => [index('draft_revision_draft').on(table.draftId, table.savedAt)],
);

/** Who has a draft open now: refreshed while watching, stale after half a minute. */
export const draftPresence = pgTable(
  'draft_presence',
  {
    draftId: uuid('draft_id')
      .notNull()
      .references(() => draft.id),
    sessionId: text('session_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id),
    seenAt: instant('seen_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.sessionId] })],
);
