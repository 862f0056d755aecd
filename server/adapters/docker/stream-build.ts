import type { ImageBuildEvent, ImageBuildOutcome } from '@/server/ports/image-builder.ts';
import { errorMessage, isConnectionError } from './engine-error.ts';
import { EventQueue } from './event-queue.ts';
import { explainFailure } from './explain-failure.ts';

/** Does the whole build, telling what happens. It ends soon after `signal` aborts, in whatever way. */
export type RunBuild = (emit: (event: ImageBuildEvent) => void, signal: AbortSignal) => Promise<ImageBuildOutcome>;

/**
 * Runs a build at the engine's speed and yields its events at the consumer's. Every way in which a build
 * can end becomes an outcome; after a cancel it is `cancelled`, whatever the engine said meanwhile.
 */
export async function* streamBuild(
  run: RunBuild,
  signal: AbortSignal,
): AsyncGenerator<ImageBuildEvent, ImageBuildOutcome> {
  const events = new EventQueue<ImageBuildEvent>();
  // A consumer that walks away (`break`) cancels too: nobody else knows this build.
  const abandoned = new AbortController();
  const isCancelled = AbortSignal.any([signal, abandoned.signal]);
  const outcome = settle(run, (event) => events.push(event), isCancelled).finally(() => events.close());
  try {
    yield* events;
    return await outcome;
  } finally {
    abandoned.abort();
    await outcome;
  }
}

async function settle(
  run: RunBuild,
  emit: (event: ImageBuildEvent) => void,
  isCancelled: AbortSignal,
): Promise<ImageBuildOutcome> {
  if (isCancelled.aborted) return { type: 'cancelled' };
  try {
    const outcome = await run(emit, isCancelled);
    return isCancelled.aborted ? { type: 'cancelled' } : outcome;
  } catch (error) {
    if (isCancelled.aborted) return { type: 'cancelled' };
    const message = errorMessage(error);
    return isConnectionError(error) ? { type: 'failed', kind: 'engine-lost', message } : explainFailure({ message });
  }
}
