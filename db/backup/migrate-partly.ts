import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { z } from 'zod';
import { withClient } from './with-client.ts';

const journalSchema = z.looseObject({ entries: z.array(z.unknown()) });

/**
 * Brings an empty database to where the first `count` migrations lead: the schema of an older studio. Without
 * the triggers, which stand beside the migrations: they know the newest schema only, and rows that are put
 * back are as they were.
 */
export async function migratePartly(connectionString: string, migrationsFolder: string, count: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'env-studio-migrations-'));
  try {
    await cp(migrationsFolder, folder, { recursive: true });
    const path = join(folder, 'meta', '_journal.json');
    const journal = journalSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    await writeFile(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
    await withClient(connectionString, (client) => migrate(drizzle(client), { migrationsFolder: folder }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
