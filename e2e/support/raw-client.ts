import { once } from 'node:events';
import superjson from 'superjson';
import WebSocket from 'ws';
import { z } from 'zod';

const closedWithinMs = 10_000;

/** What came back, to the letter. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly durationMs: number;
  /** Of a refusal in the API's own shape. */
  readonly code: string | undefined;
  readonly values: Readonly<Record<string, string>> | undefined;
}

const refusalSchema = z.object({
  error: z.object({
    json: z.object({
      data: z.object({ studio: z.object({ code: z.string(), values: z.record(z.string(), z.string()) }) }),
    }),
  }),
});

/** Sends what no typed client would, as somebody who is signed in. */
export class RawClient {
  readonly #address: string;
  readonly #headers: Record<string, string>;

  constructor(address: string, cookie: string) {
    this.#address = address;
    this.#headers = { cookie, origin: address };
  }

  call(procedure: string, input: unknown): Promise<Answer> {
    return this.post(`/api/trpc/${procedure}`, JSON.stringify(superjson.serialize(input)));
  }

  post(path: string, body: string | Buffer): Promise<Answer> {
    const headers = { ...this.#headers, 'content-type': 'application/json' };
    return this.#fetch(path, { method: 'POST', headers, body: typeof body === 'string' ? body : new Uint8Array(body) });
  }

  get(path: string): Promise<Answer> {
    return this.#fetch(path, { headers: this.#headers, redirect: 'manual' });
  }

  /** Opens a WebSocket, sends all messages and gives what was heard until the studio closed it, and its close code. Throws when it does not. */
  async sendToSocket(
    messages: readonly (string | Buffer)[],
  ): Promise<{ readonly text: string; readonly code: number }> {
    const socket = new WebSocket(`${this.#address.replace('http', 'ws')}/api/ws`, { headers: this.#headers });
    let text = '';
    socket.on('message', (data) => {
      text += Buffer.isBuffer(data) ? data.toString() : '';
    });
    await once(socket, 'open');
    for (const message of messages) socket.send(message);
    const [code] = await once(socket, 'close', { signal: AbortSignal.timeout(closedWithinMs) });
    return { text, code };
  }

  async #fetch(path: string, options: RequestInit): Promise<Answer> {
    const begin = performance.now();
    const response = await fetch(`${this.#address}${path}`, options);
    const text = await response.text();
    const durationMs = performance.now() - begin;
    return { status: response.status, text, durationMs, code: undefined, values: undefined, ...readRefusal(text) };
  }
}

function readRefusal(text: string) {
  try {
    return refusalSchema.parse(JSON.parse(text)).error.json.data.studio;
  } catch {
    return undefined; // a result, or a page
  }
}
