import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { user } from './user.ts';
import { workspace } from './workspace.ts';

/** A key with which a program asks as a person, in one workspace. Only its hash is kept. */
export const accessToken = pgTable(
  'access_token',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    workspaceId: uuid('workspace_id')
      .notNull()
      .references(() => workspace.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    /** Its first characters, to tell it from others. */
    hint: text('hint').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Null: until it is revoked. */
    expiresAt: instant('expires_at'),
    /** To the minute. */
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [index('access_token_owner').on(table.workspaceId, table.userId)],
);
