import type { Readable } from 'node:stream';
import type { Studio } from '../context.ts';
import { gatherSupportFiles } from './gather-support-files.ts';
import { packSupportFiles } from './pack-support-files.ts';
import { readOperations } from './read-operations.ts';

/** What an admin sends to whoever helps: a tar archive without secrets. It is not compressed. */
export async function openSupportBundle(
  studio: Pick<Studio, 'database' | 'engine' | 'clock' | 'support' | 'process'>,
): Promise<{ readonly name: string; readonly content: Readable }> {
  const { database, engine, clock, support } = studio;
  const now = clock.now();
  const name = `env-studio-support-${now.toISOString().slice(0, 16).replace(/\D/g, '')}`;
  const files = await gatherSupportFiles({
    support,
    now,
    readHealth: async () => ({
      process: { role: studio.process.role, startedAt: studio.process.startedAt },
      engine: engine.status(),
      migrations: await database.stores.installations.countMigrations(),
    }),
    readOperations: () => readOperations({ database }),
  });
  return { name, content: packSupportFiles(files, name, now) };
}
