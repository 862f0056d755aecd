import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { roles } from '@/core/access/role.ts';
import { instant } from './instant.ts';
import { user } from './user.ts';

export const workspace = pgTable('workspace', {
  id: uuid('id').primaryKey().defaultRandom(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
});

export const member = pgTable(
  'member',
  {
    workspaceId: uuid('workspace_id')
      .notNull()
      .references(() => workspace.id),
    userId: text('user_id')
      .notNull()
      .references(() => user.id),
    role: text('role', { enum: roles }).notNull(),
    joinedAt: instant('joined_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.userId] }), index('member_user').on(table.userId)],
);

export const invitation = pgTable(
  'invitation',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    workspaceId: uuid('workspace_id')
      .notNull()
      .references(() => workspace.id),
    /** SHA-256 of the token: a copy of the database lets nobody in. */
    tokenHash: text('token_hash').notNull().unique(),
    role: text('role', { enum: roles }).notNull(),
    email: text('email'),
    createdBy: text('created_by')
      .notNull()
      .references(() => user.id),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [index('invitation_workspace').on(table.workspaceId)],
);

/** One-time links that make the first admin, or let a locked-out one in again. */
export const setupLink = pgTable('setup_link', {
  tokenHash: text('token_hash').primaryKey(),
  createdAt: instant('created_at').notNull().defaultNow(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});
