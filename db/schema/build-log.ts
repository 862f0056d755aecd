import { bigint, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { LogBlock } from '@/core/log/log-block.ts';
import { build } from './build.ts';

/** A log while it is written: consecutive lines, sent to watchers as they stand here. */
export const buildLogChunk = pgTable(
  'build_log_chunk',
  {
    buildId: uuid('build_id')
      .notNull()
      .references(() => build.id, { onDelete: 'cascade' }),
    attempt: integer('attempt').notNull(),
    firstLine: integer('first_line').notNull(),
    lineCount: integer('line_count').notNull(),
    /** JSON of one `LogLine` a line. */
    lines: text('lines').notNull(),
  },
  (table) => [primaryKey({ columns: [table.buildId, table.attempt, table.firstLine] })],
);

/** A finished log: one blob of gzip members, found by line through `blocks`. */
export const buildLog = pgTable('build_log', {
  buildId: uuid('build_id')
    .primaryKey()
    .references(() => build.id, { onDelete: 'cascade' }),
  blobKey: text('blob_key').notNull(),
  lineCount: integer('line_count').notNull(),
  sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
  blocks: jsonb('blocks').$type<LogBlock[]>().notNull(),
});
