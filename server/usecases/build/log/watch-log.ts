import { z } from 'zod';
import { StudioError } from '@/core/errors.ts';
import type { LogChunk } from '@/core/log/log-line.ts';
import type { LogSource } from '@/db/stores/build-store.ts';
import type { UseCaseContext } from '../../context.ts';
import { patiently } from '../../patiently.ts';
import type { Look } from '../../shared-feed.ts';
import { findLog } from './find-log.ts';
import { logFeeds } from './log-feeds.ts';
import { readNextChunk } from './read-next-chunk.ts';

export const watchLogInput = z.object({
  buildId: z.uuid(),
  /** The last line that the watcher has, sent again by the browser after a cut. */
  lastEventId: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
  fromLine: z.number().int().min(1).optional(),
});

/**
 * A build's log from a line on, live until the build is over and everything was sent. Stopping and
 * watching again from the last line seen gives each line exactly once. A build that shared another's work
 * may go on with a log of its own, whose lines are numbered from 1 again. Throws `NOT_FOUND`.
 */
export async function* watchLog(
  context: UseCaseContext,
  { buildId, lastEventId, fromLine = 1 }: z.infer<typeof watchLogInput>,
  signal: AbortSignal,
): AsyncGenerator<LogChunk> {
  await findLog(context, buildId);
  const feed = { ...context, look: () => lookForLog(context, buildId), pauseMs: 0 };
  let afterLine = lastEventId === undefined ? fromLine - 1 : Number(lastEventId);
  let shownLogId: string | undefined;
  for await (const source of logFeeds.watch(buildId, feed, signal)) {
    // It shared another's work and goes on alone: its own log is shown from the beginning.
    if (shownLogId !== undefined && shownLogId !== source.logBuildId) afterLine = 0;
    // Count and end come from one look: what is over has no more lines than that.
    while (afterLine < source.lineCount && !signal.aborted) {
      const from = afterLine;
      const chunk = await patiently(context.clock, signal, () => readNextChunk(context, source.logBuildId, from));
      if (!chunk) break;
      yield chunk;
      shownLogId = source.logBuildId;
      afterLine = chunk.firstLine + chunk.lineCount - 1;
    }
  }
}

async function lookForLog({ database }: Pick<UseCaseContext, 'database'>, buildId: string): Promise<Look<LogSource>> {
  const source = await database.stores.builds.findLogSource(buildId);
  if (!source) throw new StudioError('NOT_FOUND', { what: 'build' });
  return { state: source, topics: [`build:${buildId}`, `build-log:${source.logBuildId}`], isOver: source.isFinished };
}
