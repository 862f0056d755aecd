/** Whether there is an engine, and what it can do. */
export type EngineStatus =
  | {
      readonly state: 'connected';
      /** Identity of this engine's store; images known on another engine are not there on this one. */
      readonly engineId: string;
      readonly version: string;
      readonly hasBuildKit: boolean;
      readonly address: string;
      readonly cpuCount: number;
      readonly memoryBytes: number;
    }
  | {
      readonly state: 'unavailable';
      readonly address: string;
      /** Why, as a message key: `engine.<reason>`. */
      readonly reason: 'no-socket' | 'refused' | 'permission' | 'timeout' | 'other';
      readonly detail: string;
    };

export interface Engine {
  /** The newest known status, at once. */
  status(): EngineStatus;
  /** Asks the engine now. */
  check(): Promise<EngineStatus>;
  /** Calls back at each change of state until the signal aborts; polls every few seconds. */
  watch(onChange: (status: EngineStatus) => void, signal: AbortSignal): void;
}
