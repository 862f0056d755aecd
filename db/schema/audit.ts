import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { workspace } from './workspace.ts';

/** Append-only: a trigger refuses UPDATE and DELETE (see the migration `immutable-rows`). */
export const auditEntry = pgTable(
  'audit_entry',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    workspaceId: uuid('workspace_id').references(() => workspace.id),
    /** No reference and a copy of the name: the entry outlives the account. Null: the studio itself. */
    actorId: text('actor_id'),
    actorName: text('actor_name').notNull(),
    action: text('action').notNull(),
    resource: text('resource').notNull(),
    details: jsonb('details').$type<Record<string, string>>().notNull().default({}),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [index('audit_entry_workspace').on(table.workspaceId, table.id)],
);
