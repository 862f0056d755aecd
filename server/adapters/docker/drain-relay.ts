import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

  /** The path of a socket that leads to the engine; only this user can reach it. The thread is started by the first call. */
  open(): Promise<string> {
    this.#opening ??= this.#start().catch((error) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #start(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'env-studio-engine-'));
    const relayPath = join(folder, 'engine.sock');
    const remove = () => rmSync(folder, { recursive: true, force: true });
    process.once('exit', remove);
    // Bundled beside the server under the same name.
    const thread = new Worker(new URL('./drain-thread.mjs', import.meta.url), {
      workerData: { enginePath: this.#enginePath, relayPath },
    });
    // Whoever uses it sees its connection end; the next one starts another.
    thread.on('error', () => {});
    thread.once('exit', () => {
      this.#opening = undefined;
      process.off('exit', remove);
      remove();
    });
    await once(thread, 'message');
    thread.unref();
    return relayPath;
  }
}
