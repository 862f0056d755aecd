import { defineConfig } from 'drizzle-kit';

/**
 * Migrations are generated: `npx drizzle-kit generate --name <what-changes>` after a change of `db/schema`.
 * Triggers are not known to it: they stand in `db/immutable-rows.ts` and
 * `db/environment-readiness.ts` and are applied after every migration.
 */
export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema/*.ts',
  out: './db/migrations',
  casing: 'snake_case',
});
