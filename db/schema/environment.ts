import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Readiness } from '@/core/environment/environment.ts';
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
    isArchived: boolean('is_archived').notNull().generatedAlwaysAs(sql`archived_at is not null`),
    /** Follows from its newest version's builds; kept by the triggers of `db/environment-readiness.ts`. */
    readiness: text('readiness').$type<Readiness>().notNull().default('not-built'),
    /** Of its newest version, kept by the same triggers; null before the first one. */
    specificationHash: text('specification_hash'),
    /** All that a search looks at, in lower case; a line break, which no searched word holds, keeps its parts apart. */
    searchText: text('search_text').notNull().generatedAlwaysAs(sql`search_text(name, description, tags)`),
  },
  (table) => {
    const listed = [table.workspaceId, table.isCurated, table.isArchived] as const;
    // Made anew for each index: drizzle takes the order off a column that it has read once.
    const newestFirst = (at: typeof table.updatedAt) => [at.desc().nullsFirst(), table.id.desc().nullsFirst()] as const;
    return [
      check(
        'environment_readiness',
        sql`${table.readiness} in ('built', 'building', 'failed', 'cancelled', 'not-built')`,
      ),
      uniqueIndex('environment_name').on(table.workspaceId, table.nameKey),
      // A list in each of its orders, whole and of one state: a page of any depth begins at its first row.
      index('environment_by_name').on(...listed, table.nameKey),
      index('environment_by_update').on(...listed, ...newestFirst(table.updatedAt)),
      index('environment_by_creation').on(...listed, ...newestFirst(table.createdAt)),
      index('environment_of_state_by_name').on(...listed, table.readiness, table.nameKey),
      index('environment_of_state_by_update').on(...listed, table.readiness, ...newestFirst(table.updatedAt)),
      index('environment_of_state_by_creation').on(...listed, table.readiness, ...newestFirst(table.createdAt)),
      // What a search asks for beside words: few rows by themselves, counted without an order.
      index('environment_of_owner').on(table.workspaceId, table.createdBy),
      index('environment_of_specification').on(table.workspaceId, table.specificationHash),
      index('environment_search').using('gin', sql`text_grams(${table.searchText}, 1, 3)`),
    ];
  },
);
