import { z } from 'zod';
import type { LogChunk } from '@/core/log/log-line.ts';
import type { UseCaseContext } from '../../context.ts';
import { followTopics, type TopicFollower } from '../../follow-topics.ts';
import { getBuild } from '../get-build.ts';
import { readNextChunk } from './read-next-chunk.ts';

export const watchLogInput = z.object({
  buildId: z.uuid(),
  /** The last line that the watcher has, sent again by the browser after a cut. */
  lastEventId: z.string().regex(/^\d+$/).optional(),
  fromLine: z.number().int().min(1).optional(),
});

/**
 * A build's log from a line on, live until the build is over and everything was sent. Stopping and
 * watching again from the last line seen gives each line exactly once.
 */
export async function* watchLog(
  context: UseCaseContext,
  { buildId, lastEventId, fromLine = 1 }: z.infer<typeof watchLogInput>,
  signal: AbortSignal,
): AsyncGenerator<LogChunk> {
  await getBuild(context, { buildId });
  const { builds } = context.database.stores;
  let afterLine = lastEventId === undefined ? fromLine - 1 : Number(lastEventId);
  let logBuildId: string | undefined;
  let changes: TopicFollower | undefined;
  try {
    while (!signal.aborted) {
      const source = await builds.findLogSource(buildId);
      if (source.logBuildId !== logBuildId || !changes) {
        changes?.close();
        changes = followTopics(context.events, [`build:${buildId}`, `build-log:${source.logBuildId}`], signal);
        logBuildId = source.logBuildId;
        continue; // look again, now that nothing can be missed
      }
      for (;;) {
        const chunk = await readNextChunk(context, logBuildId, afterLine);
        if (!chunk) break;
        yield chunk;
        afterLine = chunk.firstLine + chunk.lineCount - 1;
      }
      // It was over before the last look, so that look found every line.
      if (source.isFinished || !(await changes.next())) return;
    }
  } finally {
    changes?.close();
  }
}
