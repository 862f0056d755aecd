import { sealLog } from '../usecases/build/log/seal-log.ts';
import type { Studio } from '../usecases/context.ts';

/** Packs the logs that nobody packed when their builds ended. One that cannot be packed is reported, and tried again. */
export async function sealLeftLogs(
  studio: Studio,
  reportError: (error: unknown, buildId: string) => void,
  signal: AbortSignal,
): Promise<void> {
  for (const buildId of await studio.database.stores.buildLogs.listUnsealed()) {
    if (signal.aborted) return;
    await sealLog(studio, buildId).catch((error) => reportError(error, buildId));
  }
}
