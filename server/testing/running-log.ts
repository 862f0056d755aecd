import type { ClaimedBuild } from '@/db/stores/build-queue-store.ts';
import { createLogWriter, type LogWriter } from '../usecases/build/log/write-log.ts';
import type { Studio } from '../usecases/context.ts';
import { type BuildOrigin, claimNewBuild } from './claim-new-build.ts';

/** The log of a build that somebody works on, which a test writes. */
export interface RunningLog {
  readonly build: ClaimedBuild;
  readonly writer: LogWriter;
  /** Stores what was written, and the build succeeds. */
  finish(): Promise<void>;
}

export async function openRunningLog(
  { database, clock }: Pick<Studio, 'database' | 'clock'>,
  origin: BuildOrigin,
): Promise<RunningLog> {
  const build = await claimNewBuild(database.stores, origin);
  const onLost = () => {};
  const writer = createLogWriter({ ownership: build, logs: database.stores.buildLogs, clock, lineCount: 0, onLost });
  return {
    build,
    writer,
    async finish() {
      await writer.end();
      const result = { state: 'succeeded' as const, phase: 'record' as const, phases: [], steps: [] };
      await database.transaction((stores) => stores.buildProgress.finish(build, result));
    },
  };
}
