import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { CachedPackageContent } from '../stores/package-cache-store.ts';
import { instant } from './instant.ts';

/**
 * What package indexes and channels answered, so that completion and hover need no network. The studio's, not
 * a workspace's: an answer depends on the address alone. May be emptied at any time.
 */
export const packageCache = pgTable(
  'package_cache',
  {
    kind: text('kind').notNull(),
    /** Address of the index or channel, without credentials. */
    source: text('source').notNull(),
    /** Of the package; empty for the list of names. */
    name: text('name').notNull(),
    /** Null: the source said that it has no such thing. */
    content: jsonb('content').$type<CachedPackageContent>(),
    etag: text('etag'),
    fetchedAt: instant('fetched_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.source, table.name] })],
);
