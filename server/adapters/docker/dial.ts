import type { Readable } from 'node:stream';
import type Docker from 'dockerode';

export interface EngineCall {
  readonly method: 'GET' | 'POST';
  /** With a trailing `?` when `query` is given. */
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Record<string, string | string[]>;
  /** Sent as the request's body, a tar. */
  readonly body?: Readable;
  /** Resolves with the socket after `101 Switching Protocols`. */
  readonly isHijacked?: boolean;
  /** Resolves with the response's stream as soon as its head is there, else with its parsed body. */
  readonly isStream?: boolean;
  readonly signal?: AbortSignal;
}

/** A call of the engine's API that dockerode has no right method for. Rejects unless the answer is 200, 201 or 204. */
export function dial<Answer>(docker: Docker, call: EngineCall): Promise<Answer> {
  return new Promise((resolve, reject) => {
    docker.modem.dial(
      {
        method: call.method,
        path: call.path,
        // An empty `_body` is no body: docker-modem would otherwise send the parameters of a POST a second time in it.
        options: { _query: call.query ?? {}, _body: {} },
        ...(call.headers && { headers: call.headers }),
        ...(call.body && { file: call.body }),
        ...(call.isHijacked && { hijack: true }),
        ...(call.isStream && { isStream: true }),
        ...(call.signal && { abortSignal: call.signal }),
        statusCodes: { 200: true, 201: true, 204: true, 400: 'bad parameter', 404: 'not found', 500: 'server error' },
      },
      (error, answer) => (error ? reject(error) : resolve(answer as Answer)),
    );
  });
}
