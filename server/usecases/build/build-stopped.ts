export type StopReason = 'cancelled' | 'time-limit' | 'lost' | 'shutdown';

/** Why a running build was told to stop; the reason of its signal. */
export class BuildStopped extends Error {
  readonly stopReason: StopReason;

  constructor(stopReason: StopReason) {
    super(`The build was stopped: ${stopReason}.`);
    this.name = 'BuildStopped';
    this.stopReason = stopReason;
  }
}
