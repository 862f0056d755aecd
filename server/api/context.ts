import type { IncomingHttpHeaders } from 'node:http';
import type { Studio } from '../usecases/context.ts';
import type { Caller } from './find-caller.ts';

/** Finds out who asks, from the headers of a request. */
export type FindUser = (headers: IncomingHttpHeaders) => Promise<Caller | undefined>;

/** What every procedure starts from. */
export interface ApiContext {
  readonly studio: Studio;
  /** Asked anew by each procedure, so that a session that ended on a long connection counts no longer. */
  readonly findUser: () => Promise<Caller | undefined>;
  /** Resolves when the client has taken what it was sent; only subscriptions have to ask. */
  readonly untilSent?: (nextCharacters: number) => Promise<void>;
  /** Keeps what the client is not told: an unknown error under the id that the client got. */
  readonly reportError: (error: unknown, path: string | undefined, id: string) => void;
}
