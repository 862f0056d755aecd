/** One file of a build context. */
export interface ContextFile {
  /** Relative, `/`-separated. */
  readonly path: string;
  /** Unix permission bits, e.g. 0o644. */
  readonly mode: number;
  readonly content: Uint8Array;
}

export interface ImageBuildRequest {
  /** Names the build at the engine; needed to cancel it. Unique per attempt. */
  readonly engineBuildId: string;
  /** Text of the Dockerfile; sent beside `context` under a name of its own. */
  readonly dockerfile: string;
  readonly context: readonly ContextFile[];
  /** `name:tag` references the image gets when it succeeds. */
  readonly tags: readonly string[];
  readonly buildArguments?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  /** Secrets by id, handed out by the session to `--mount=type=secret` only. */
  readonly secrets?: ReadonlyMap<string, Uint8Array>;
  /** Stage to build; the last one when absent. */
  readonly target?: string;
}

/** What an engine says while it builds, in order. Text is whole lines without line end, `\r` progress resolved to its last state. */
export type ImageBuildEvent =
  | {
      readonly type: 'step';
      /** Engine's identity of the step; the same id comes again with a newer state. */
      readonly id: string;
      readonly name: string;
      readonly state: 'pending' | 'running' | 'done' | 'cached' | 'failed' | 'cancelled';
      /** ISO instants by the engine's clock. */
      readonly startedAt?: string;
      readonly finishedAt?: string;
      readonly error?: string;
    }
  | {
      readonly type: 'output';
      readonly stepId: string;
      readonly stream: 1 | 2;
      /** One line or many: a step that writes a million of them is told in far fewer events. */
      readonly texts: readonly string[];
      readonly at: string;
    }
  | {
      /** Bytes or layers of one thing being pulled, unpacked or exported. */
      readonly type: 'progress';
      readonly stepId: string;
      readonly item: string;
      readonly current: number;
      readonly total: number;
    }
  | { readonly type: 'clipped'; readonly stepId: string };

/** How it ended. Expected outcomes are data: only a programming error throws. */
export type ImageBuildOutcome =
  | { readonly type: 'built'; readonly imageId: string }
  | {
      readonly type: 'failed';
      /** From exit facts: where the words alone would be ambiguous this is decided here. */
      readonly kind:
        | 'command-failed'
        | 'dockerfile-syntax'
        | 'base-image-missing'
        | 'disk-full'
        | 'out-of-memory'
        | 'engine-lost'
        | 'other';
      readonly message: string;
      readonly stepId?: string;
      readonly exitCode?: number;
      /** Line of the Dockerfile, from 1, where the engine names one. */
      readonly dockerfileLine?: number;
    }
  | { readonly type: 'cancelled' };

export interface ImageBuilder {
  /**
   * Yields what the engine says and returns how it ended. The engine is drained at full speed
   * whatever the consumer does. Aborting `signal` ends the engine's processes (< 2 s) and returns `cancelled`.
   */
  build(request: ImageBuildRequest, signal: AbortSignal): AsyncGenerator<ImageBuildEvent, ImageBuildOutcome>;
}
