import { type JsonLineClient, ProgramEndedError } from './json-line-client.ts';
import { untilAborted } from './until-aborted.ts';

/** Keeps one program running: started with the first request, and again with the next one after it has died. */
export class LongLivedProgram {
  readonly #start: () => Promise<JsonLineClient>;
  #current: Promise<JsonLineClient> | undefined;
  #isClosed = false;

  constructor(start: () => Promise<JsonLineClient>) {
    this.#start = start;
  }

  /** Sends once more when the program died underway: nothing is lost by asking twice. */
  async request(method: string, params: object, signal: AbortSignal): Promise<unknown> {
    try {
      return await this.#send(method, params, signal);
    } catch (error) {
      if (!(error instanceof ProgramEndedError)) throw error;
      return this.#send(method, params, signal);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const client = await this.#current?.catch(() => undefined);
    await client?.close();
  }

  async #send(method: string, params: object, signal: AbortSignal): Promise<unknown> {
    const client = await untilAborted(this.#running(), signal);
    return client.request(method, params, signal);
  }

  async #running(): Promise<JsonLineClient> {
    const known = this.#current;
    const client = await known?.catch(() => undefined);
    if (client && !client.hasEnded) return client;
    if (this.#isClosed) throw new Error('the toolbox is closed');
    // Another request may have started one while this one waited.
    if (this.#current === known) this.#current = this.#start();
    return this.#current ?? this.#running();
  }
}
