import type { Studio } from '../context.ts';
import { holdDiskBudget } from './hold-disk-budget.ts';

/** The engine counts its space for seconds when it is large: not more often than this. */
const pauseMs = 5 * 60_000;
/** While it does not answer, asking costs nothing. */
const pauseWithoutEngineMs = 15_000;

/** Keeps the disk budget of this worker's engine until the signal aborts; what goes wrong is told and tried again. */
export async function keepDiskBudget(
  studio: Studio,
  reportError: (error: unknown) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const hasLooked = await holdDiskBudget(studio).catch((error) => {
      reportError(error);
      return true;
    });
    await studio.clock.sleep(hasLooked ? pauseMs : pauseWithoutEngineMs, signal).catch(() => {}); // the end
  }
}
