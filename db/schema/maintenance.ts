import { sql } from 'drizzle-orm';
import { boolean, check, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';

/** Its one row is there while the studio is in maintenance. */
export const maintenance = pgTable(
  'maintenance',
  {
    isOnly: boolean('is_only').primaryKey().default(true),
    /** What the admin tells everybody. */
    message: text('message').notNull(),
    /** A copy of the name: it is shown also when the account is gone. */
    startedBy: text('started_by').notNull(),
    startedAt: instant('started_at').notNull().defaultNow(),
  },
  (table) => [check('maintenance_is_only', sql`${table.isOnly}`)],
);
