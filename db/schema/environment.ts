import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { user } from './user.ts';
import { workspace } from './workspace.ts';

export const environment = pgTable(
  'environment',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    workspaceId: uuid('workspace_id')
      .notNull()
      .references(() => workspace.id),
    name: text('name').notNull(),
    /** Lower case of `name`: names are unique whatever their case. */
    nameKey: text('name_key').notNull(),
    description: text('description').notNull().default(''),
    tags: text('tags').array().notNull().default(sql`'{}'::text[]`),
    isCurated: boolean('is_curated').notNull().default(false),
    /** Number of its newest version, 0 before the first; raised under a lock of this row, so numbers have no gaps. */
    lastNumber: integer('last_number').notNull().default(0),
    activeNumber: integer('active_number'),
    createdBy: text('created_by').references(() => user.id),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    archivedAt: instant('archived_at'),
  },
  (table) => [
    uniqueIndex('environment_name').on(table.workspaceId, table.nameKey),
    index('environment_updated').on(table.workspaceId, table.updatedAt.desc().nullsFirst(), table.id),
  ],
);
