import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Lock } from '@/core/lock/lock.ts';
import { instant } from './instant.ts';
import { user } from './user.ts';
import { workspace } from './workspace.ts';

/** What a specification was resolved to. The newest one of a specification serves its whole workspace. */
export const lock = pgTable(
  'lock',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    workspaceId: uuid('workspace_id')
      .notNull()
      .references(() => workspace.id),
    specificationHash: text('specification_hash').notNull(),
    content: jsonb('content').$type<Lock>().notNull(),
    lockedBy: text('locked_by').references(() => user.id),
    lockedAt: instant('locked_at').notNull().defaultNow(),
  },
  (table) => [index('lock_newest').on(table.workspaceId, table.specificationHash, table.lockedAt)],
);
