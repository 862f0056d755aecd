import { sql } from 'drizzle-orm';
import { boolean, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { BaseImageFacts } from '@/core/lock/lock.ts';
import { instant } from './instant.ts';
import { user } from './user.ts';
import { workspace } from './workspace.ts';

/** An image that definitions may start from. Without a workspace: it came with the studio and serves all. */
export const baseImage = pgTable(
  'base_image',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    workspaceId: uuid('workspace_id').references(() => workspace.id),
    reference: text('reference').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    isDefault: boolean('is_default').notNull().default(false),
    addedBy: text('added_by').references(() => user.id),
    addedAt: instant('added_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('base_image_reference').on(sql`coalesce(${table.workspaceId}::text, '')`, table.reference),
    uniqueIndex('base_image_default').on(sql`coalesce(${table.workspaceId}::text, '')`).where(sql`${table.isDefault}`),
  ],
);

/** Facts probed in a container, once per image id. */
export const baseImageFacts = pgTable('base_image_facts', {
  imageId: text('image_id').primaryKey(),
  facts: jsonb('facts').$type<BaseImageFacts>().notNull(),
  probedAt: instant('probed_at').notNull().defaultNow(),
});
