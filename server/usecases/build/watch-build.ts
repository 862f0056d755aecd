import { isFinished } from '@/core/build/build.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import type { Topic } from '../../ports/event-bus.ts';
import type { UseCaseContext } from '../context.ts';
import { followTopics, type TopicFollower } from '../follow-topics.ts';
import { getBuild } from './get-build.ts';

/** Least time between two looks: a change after a quiet time is shown at once, what follows closely comes as one. */
const pauseMs = 100;

/** The build whole at each change, until it is over. Throws `NOT_FOUND`. */
export async function* watchBuild(
  context: UseCaseContext,
  input: { readonly buildId: string },
  signal: AbortSignal,
): AsyncGenerator<BuildDetail> {
  let followed = '';
  let changes: TopicFollower | undefined;
  try {
    while (!signal.aborted) {
      const lookedAtMs = context.clock.now().getTime();
      const build = await getBuild(context, input);
      const topics = topicsOf(build);
      if (!changes || topics.join() !== followed) {
        changes?.close();
        changes = followTopics(context.events, topics, signal);
        followed = topics.join();
        continue; // look again, now that nothing can be missed
      }
      yield build;
      if (isFinished(build.state) || !(await changes.next())) return;
      await context.clock.sleep(Math.max(0, lookedAtMs + pauseMs - context.clock.now().getTime()));
    }
  } finally {
    changes?.close();
  }
}

/** A waiting build moves up when the queue moves; one that shares another's work changes with it. */
function topicsOf(build: BuildDetail): Topic[] {
  const own: Topic[] = [`build:${build.id}`];
  if (build.state === 'queued') own.push('build-queue');
  if (build.sharedBuildId) own.push(`build:${build.sharedBuildId}`);
  return own;
}
