import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { MainPackage } from '@/core/environment/environment.ts';
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
    /** `pandas` and `pandas 2.2.3` for each package, names normalised; Python of the base image where no section has one. */
    packages: text('packages').array().notNull().generatedAlwaysAs(sql`lock_packages(content)`),
    /** What a list shows of it: reading that from `content` would take the whole of each lock apart for every row. */
    mainPackages: jsonb('main_packages')
      .$type<readonly MainPackage[]>()
      .notNull()
      .generatedAlwaysAs(sql`lock_main_packages(content)`),
    lockedBy: text('locked_by').references(() => user.id),
    lockedAt: instant('locked_at').notNull().defaultNow(),
  },
  (table) => [
    index('lock_newest').on(table.workspaceId, table.specificationHash, table.lockedAt),
    index('lock_packages').using('gin', table.packages),
  ],
);

/** Which versions of a package were ever locked in a workspace: what `pandas<3` means among them is told without looking at locks. */
export const lockedPackage = pgTable(
  'locked_package',
  {
    workspaceId: uuid('workspace_id')
      .notNull()
      .references(() => workspace.id),
    /** Normalised. */
    name: text('name').notNull(),
    version: text('version').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.name, table.version] })],
);
