import { join } from 'node:path';
import { pausePostgres } from '../../db/testing/pause-postgres.ts';
import type { StudioProcess } from './studio-process.ts';

/**
 * Stops a studio and its database in the middle of whatever they do, so that neither writes or acknowledges
 * anything more. Gives what ends them for good.
 */
export async function freezeStudio(studio: StudioProcess, dataFolder: string): Promise<() => Promise<void>> {
  studio.pause();
  const postgres = await pausePostgres(join(dataFolder, 'postgres'));
  return async () => {
    postgres.kill();
    await studio.kill();
  };
}
