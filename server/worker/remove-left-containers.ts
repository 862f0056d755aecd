import { isStudioError } from '@/core/errors.ts';
import { buildIdLabel, containerLabels, readContainerLabels } from '../usecases/build/container-labels.ts';
import type { Studio } from '../usecases/context.ts';

/** An engine that answers does so in milliseconds. One that hangs is asked again later. */
const patienceMs = 10_000;

/**
 * Removes from this worker's engine what attempts at builds left there that nobody works on any more. Only a worker of
 * the same engine can: whoever gave a build back may have another engine, or none. What another studio has there stays.
 * So goes what no build knows of, a killed web process's question to a base image, once its time is up.
 */
export async function removeLeftContainers(studio: Studio, signal: AbortSignal): Promise<void> {
  if (studio.engine.status().state !== 'connected') return;
  const isOver = new AbortController();
  const removing = removeAll(studio).finally(() => isOver.abort());
  const patience = studio.clock.sleep(patienceMs, AbortSignal.any([signal, isOver.signal])).catch(() => {});
  await Promise.race([removing, patience]);
}

async function removeAll(studio: Studio): Promise<void> {
  try {
    await Promise.all([removeOfAttempts(studio), studio.containers.removeOutlived()]);
  } catch (error) {
    const isGone = isStudioError(error) && error.code === 'ENGINE_UNAVAILABLE';
    if (!isGone) throw error;
  }
}

async function removeOfAttempts({ containers, database }: Studio): Promise<void> {
  // First the containers, then the builds: what is there now works for an attempt that had begun by then.
  const found = await containers.listLabels(buildIdLabel);
  const attempts = found.map(readContainerLabels).filter((attempt) => attempt !== undefined);
  if (attempts.length === 0) return;
  const left = await database.stores.buildQueue.listLeft(attempts);
  await Promise.all(left.map((attempt) => containers.removeByLabel(containerLabels(attempt))));
}
