import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

interface Answer {
  readonly indexes: readonly number[];
  /** As the thread has measured it: this one may be too busy to hear it at once. */
  readonly tookMs: number;
}

/** A thread for one search at a time: started by the first one, ended with one that takes too long. */
export class SearchThread {
  #worker: Worker | undefined;

  /** Undefined when it was not over after `limitMs`. Rejects with the signal's reason. */
  async search(
    asked: { readonly pattern: RegExp; readonly lines: readonly string[] },
    { limitMs, signal }: { readonly limitMs: number; readonly signal: AbortSignal },
  ): Promise<Answer | undefined> {
    this.#worker ??= await startWorker();
    const worker = this.#worker;
    signal.throwIfAborted();
    const answered = Promise.withResolvers<Answer | undefined>();
    const giveUp = () => answered.resolve(undefined);
    // What it has said while this thread was busy is heard before.
    const limit = setTimeout(() => setImmediate(giveUp), limitMs);
    signal.addEventListener('abort', giveUp);
    worker.once('message', answered.resolve);
    worker.once('exit', giveUp);
    worker.postMessage(asked);
    const answer = await answered.promise;
    clearTimeout(limit);
    signal.removeEventListener('abort', giveUp);
    worker.off('exit', giveUp);
    if (!answer) {
      this.#worker = undefined;
      void worker.terminate();
    }
    signal.throwIfAborted();
    return answer;
  }
}

async function startWorker(): Promise<Worker> {
  // Bundled beside the server under the same name.
  const worker = new Worker(new URL('./pattern-thread.mjs', import.meta.url));
  worker.on('error', () => {}); // it exits
  await once(worker, 'online');
  worker.unref();
  return worker;
}
