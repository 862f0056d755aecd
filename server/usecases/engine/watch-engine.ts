import type { UseCaseContext } from '../context.ts';
import { followTopics } from '../follow-topics.ts';
import { type EngineOverview, getEngineStatus } from './get-engine-status.ts';

/** Least time between two looks: a download reports many times a second. */
const pauseMs = 250;

/** The state of the engine at each change, until the signal aborts. */
export async function* watchEngine(context: UseCaseContext, signal: AbortSignal): AsyncGenerator<EngineOverview> {
  const changes = followTopics(context.events, ['engine'], signal);
  try {
    do {
      yield getEngineStatus(context);
      await context.clock.sleep(pauseMs);
    } while (await changes.next());
  } finally {
    changes.close();
  }
}
