import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { StudioError } from '@/core/errors.ts';
import type { SoughtLines } from '@/core/log/matching-lines.ts';
import type { StoredLines } from '@/server/ports/pattern-search.ts';

export interface Asked extends SoughtLines {
  readonly lines: StoredLines;
}

interface Answer {
  readonly indexes: readonly number[];
  /** As the thread has measured it: this one may be too busy to hear it at once. */
  readonly tookMs: number;
}

/** A thread for one search at a time: started by the first one, ended with one that nobody waits for any longer. */
export class SearchThread {
  #worker: Worker | undefined;

  /** Rejects with `TOO_LARGE` when it was not over after `limitMs`, with the signal's reason, and with what the thread failed of. */
  async search(
    asked: Asked,
    { limitMs, signal }: { readonly limitMs?: number; readonly signal?: AbortSignal } = {},
  ): Promise<Answer> {
    this.#worker ??= await startWorker();
    const worker = this.#worker;
    signal?.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    // What it has said while this thread was busy is heard before.
    const overrun = () => setImmediate(reject, new StudioError('TOO_LARGE', { field: 'query' }));
    const limit = limitMs === undefined ? undefined : setTimeout(overrun, limitMs);
    const leave = () => reject(signal?.reason);
    signal?.addEventListener('abort', leave);
    worker.once('message', resolve);
    worker.once('error', reject);
    try {
      worker.postMessage(asked);
      return await promise;
    } catch (error) {
      this.#worker = undefined;
      void worker.terminate();
      throw error;
    } finally {
      clearTimeout(limit);
      signal?.removeEventListener('abort', leave);
      worker.off('message', resolve);
      worker.off('error', reject);
    }
  }
}

async function startWorker(): Promise<Worker> {
  // Bundled beside the server under the same name.
  const worker = new Worker(new URL('./pattern-thread.mjs', import.meta.url));
  worker.on('error', () => {}); // whoever waits for an answer is told
  await once(worker, 'online');
  worker.unref();
  return worker;
}
