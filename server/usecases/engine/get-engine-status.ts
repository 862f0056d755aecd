import type { EngineStatus } from '../../ports/engine.ts';
import type { ToolboxStatus } from '../../ports/toolbox.ts';
import type { UseCaseContext } from '../context.ts';
import type { BaseImageStatus } from './keep-engine-prepared.ts';

export interface EngineOverview {
  readonly engine: EngineStatus;
  readonly toolbox: ToolboxStatus;
  readonly baseImage: BaseImageStatus;
  readonly isPreparing: boolean;
  /** Nothing can be stored, so builds wait. */
  readonly isDiskFull: boolean;
}

/** What builds need, and how far it is; at once, from what was seen last. */
export function getEngineStatus({ engine, toolbox, preparation, dataDisk }: UseCaseContext): EngineOverview {
  return {
    engine: engine.status(),
    toolbox: toolbox.status(),
    baseImage: preparation.baseImage(),
    isPreparing: preparation.isPreparing(),
    isDiskFull: dataDisk.isFull(),
  };
}
