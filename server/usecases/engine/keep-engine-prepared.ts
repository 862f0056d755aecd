import type { EngineStatus } from '../../ports/engine.ts';
import type { Studio } from '../context.ts';
import type { PreparedBaseImage } from './prepare-base-image.ts';

/** How far the base image to begin with is. */
export type BaseImageStatus =
  | { readonly state: 'ready'; readonly reference: string }
  | { readonly state: 'preparing'; readonly step: string }
  | { readonly state: 'missing'; readonly reason: string };

export interface EnginePreparation {
  baseImage(): BaseImageStatus;
  /** Engine, base image and toolbox are there: builds may begin. */
  isReady(): boolean;
  isPreparing(): boolean;
}

export interface PreparationWorld extends Pick<Studio, 'engine' | 'toolbox' | 'database' | 'clock'> {
  readonly prepareBaseImage: (onProgress: (text: string) => void, signal: AbortSignal) => Promise<PreparedBaseImage>;
  readonly reportError: (error: unknown) => void;
}

/** Without success it is tried again: the registry or the index may be back. */
const retryDelayMs = 30_000;
/** Downloads report many times a second; nobody reads that fast. */
const tellIntervalMs = 500;

/**
 * Whenever an engine appears: sees to it that it has a base image and the toolbox, in this order because
 * the toolbox is made from the base. Builds that waited go on by themselves.
 */
export function keepEnginePrepared(world: PreparationWorld, signal: AbortSignal): EnginePreparation {
  const { engine, toolbox, database, clock, reportError } = world;
  let baseImage: BaseImageStatus = { state: 'missing', reason: 'engine' };
  let preparedEngineId: string | undefined;
  let preparing: Promise<void> | undefined;
  let toldAtMs = 0;

  const tell = () => void database.stores.events.publish('engine').catch(reportError);
  const tellNowAndThen = () => {
    const now = clock.now().getTime();
    if (now - toldAtMs < tellIntervalMs) return;
    toldAtMs = now;
    tell();
  };

  const prepareOnce = async (engineId: string) => {
    baseImage = { state: 'preparing', step: '' };
    tell();
    const prepared = await world.prepareBaseImage((step) => {
      baseImage = { state: 'preparing', step };
      tellNowAndThen();
    }, signal);
    if (!prepared.ok) {
      baseImage = { state: 'missing', reason: prepared.problem.message };
      return false;
    }
    baseImage = { state: 'ready', reference: prepared.reference };
    await database.transaction((stores) => stores.baseImages.addBuiltIn(prepared.reference, prepared.reference));
    tell();
    await toolbox.prepare(tellNowAndThen, signal);
    preparedEngineId = engineId;
    await database.stores.events.publish('build-queue');
    return true;
  };

  const prepareUntilReady = async () => {
    while (!signal.aborted) {
      const status = engine.status();
      if (status.state !== 'connected' || status.engineId === preparedEngineId) return;
      const isPrepared = await prepareOnce(status.engineId).catch((error: unknown) => {
        if (!signal.aborted) reportError(error);
        return false;
      });
      tell();
      if (!isPrepared) await clock.sleep(retryDelayMs, signal).catch(() => {});
    }
  };

  const onChange = (status: EngineStatus) => {
    tell();
    if (status.state !== 'connected') return;
    preparing ??= prepareUntilReady().finally(() => {
      preparing = undefined;
      tell();
    });
    // It is ready again, perhaps after a pause: whoever waits may look.
    void database.stores.events.publish('build-queue').catch(reportError);
  };
  engine.watch(onChange, signal);
  onChange(engine.status());

  return {
    baseImage: () => baseImage,
    isReady() {
      const status = engine.status();
      return status.state === 'connected' && status.engineId === preparedEngineId;
    },
    isPreparing: () => preparing !== undefined,
  };
}
