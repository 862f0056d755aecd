import { isFinished } from '@/core/build/build.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import type { Topic } from '../../ports/event-bus.ts';
import type { UseCaseContext } from '../context.ts';
import { type Look, SharedFeeds } from '../shared-feed.ts';
import { getBuild } from './get-build.ts';

const pauseMs = 100;

const builds = new SharedFeeds<BuildDetail>();

/** The build whole at each change, until it is over; one object for all who watch it. Throws `NOT_FOUND`. */
export function watchBuild(
  context: UseCaseContext,
  input: { readonly buildId: string },
  signal: AbortSignal,
): AsyncGenerator<BuildDetail> {
  const look = () => lookAtBuild(context, input);
  return builds.watch(`${context.actor.workspaceId} ${input.buildId}`, { ...context, look, pauseMs }, signal);
}

async function lookAtBuild(context: UseCaseContext, input: { readonly buildId: string }): Promise<Look<BuildDetail>> {
  const build = await getBuild(context, input);
  return { state: build, topics: topicsOf(build), isOver: isFinished(build.state) };
}

/** A waiting build moves up when the queue moves; one that shares another's work changes with it. */
function topicsOf(build: BuildDetail): Topic[] {
  const own: Topic[] = [`build:${build.id}`];
  if (build.state === 'queued') own.push('build-queue');
  if (build.sharedBuildId) own.push(`build:${build.sharedBuildId}`);
  return own;
}
