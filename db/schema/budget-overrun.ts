import { bigint, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';

/** An engine whose space, with that of logs and database, has passed the disk budget; gone once it is below again. */
export const budgetOverrun = pgTable('budget_overrun', {
  engineAddress: text('engine_address').primaryKey(),
  budgetBytes: bigint('budget_bytes', { mode: 'number' }).notNull(),
  /** As last counted. */
  usedBytes: bigint('used_bytes', { mode: 'number' }).notNull(),
  /** What the one automatic clean-up freed; null until it is done. */
  freedBytes: bigint('freed_bytes', { mode: 'number' }),
  passedAt: instant('passed_at').notNull().defaultNow(),
});
