import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * A way to an engine's socket on which the engine never waits for us. A thread of its own reads what the engine says,
 * also while this one is busy for a second, and keeps it until it is asked for: an engine before Docker 24 whose
 * answer is not read loses the output of build steps (`scripts/setup/engine/runc`).
 */
export class DrainRelay {
  readonly #enginePath: string;
  #opening: Promise<string> | undefined;

  constructor(enginePath: string) {
    this.#enginePath = enginePath;
  }

  /** The path of a socket that leads to the engine, for this process alone. The thread is started by the first call. */
  open(): Promise<string> {
    this.#opening ??= this.#start().catch((error) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #start(): Promise<string> {
    // Bundled beside the server under the same name.
    const thread = new Worker(new URL('./drain-thread.mjs', import.meta.url), {
      workerData: { enginePath: this.#enginePath },
    });
    // Whoever uses it sees its connection end; the next one starts another.
    thread.on('error', () => {});
    thread.once('exit', () => {
      this.#opening = undefined;
    });
    const [path] = (await once(thread, 'message')) as [string];
    thread.unref();
    return path;
  }
}
