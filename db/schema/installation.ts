import { sql } from 'drizzle-orm';
import { boolean, check, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';

/** The one studio that a database belongs to, however many processes it has: what they must all share. */
export const installation = pgTable(
  'installation',
  {
    isOnly: boolean('is_only').primaryKey().default(true),
    /** Also stands in the shared folder, by which a process knows that it has the right one. */
    id: uuid('id').notNull(),
    /** Of the secret key, which itself is nowhere in the database. */
    keyFingerprint: text('key_fingerprint').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [check('installation_is_only', sql`${table.isOnly}`)],
);
