import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Definition } from '@/core/definition/definition.ts';
import { environment } from './environment.ts';
import { instant } from './instant.ts';
import { user } from './user.ts';

/** Immutable: a trigger refuses UPDATE and DELETE (see the migration `immutable-rows`). */
export const version = pgTable(
  'version',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    environmentId: uuid('environment_id')
      .notNull()
      .references(() => environment.id),
    number: integer('number').notNull(),
    definition: jsonb('definition').$type<Definition>().notNull(),
    specificationHash: text('specification_hash').notNull(),
    note: text('note').notNull(),
    createdBy: text('created_by').references(() => user.id),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('version_number').on(table.environmentId, table.number),
    index('version_specification').on(table.specificationHash),
  ],
);

/** What may change beside a version. */
export const versionFacts = pgTable('version_facts', {
  versionId: uuid('version_id')
    .primaryKey()
    .references(() => version.id),
  description: text('description').notNull().default(''),
  labels: jsonb('labels').$type<Record<string, string>>().notNull().default({}),
  archivedAt: instant('archived_at'),
});

/** History of the `active` pointer; the pointer itself is `environment.active_number`. */
export const activation = pgTable(
  'activation',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    environmentId: uuid('environment_id')
      .notNull()
      .references(() => environment.id),
    fromNumber: integer('from_number'),
    toNumber: integer('to_number').notNull(),
    activatedBy: text('activated_by').references(() => user.id),
    activatedAt: instant('activated_at').notNull().defaultNow(),
  },
  (table) => [index('activation_environment').on(table.environmentId, table.activatedAt)],
);
