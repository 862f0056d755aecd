import { readMigrationFiles } from 'drizzle-orm/migrator';

/** Hashes of the migrations that this version of the studio knows, the oldest first; as the database keeps them. */
export function listMigrations(migrationsFolder: string): string[] {
  return readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash);
}
