import superjson from 'superjson';
import WebSocket from 'ws';
import type { LogChunk } from '@/core/log/log-line.ts';

interface LogSocketOptions {
  /** `ws://host:port` */
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly buildId: string;
  readonly onChunk?: (chunk: LogChunk) => void;
  /** Reads of a frame with lines only which ones they are, for whoever asks for no more; undefined for any other frame. */
  readonly readHead?: (frame: Buffer) => ChunkHead | undefined;
}

type ChunkHead = Pick<LogChunk, 'firstLine' | 'lineCount'>;

/**
 * Watches a log over a real WebSocket in the words of the wire, and holds the server to its promise: each
 * line once, in order, also across cuts.
 */
export class LogSocket {
  /** Number of the last line that came. */
  lastLine = 0;
  /** Resolves when the server says that the log is over; rejects at the first line that is missing or comes twice. */
  readonly over: Promise<void>;
  readonly #options: LogSocketOptions;
  readonly #over = Promise.withResolvers<void>();
  #socket: WebSocket;
  #isOver = false;

  constructor(options: LogSocketOptions) {
    this.#options = options;
    this.over = this.#over.promise;
    // Whoever waits for it later is told then.
    this.over.catch(() => {});
    this.#socket = this.#connect();
  }

  /** As a network does that fails: no goodbye, and on again from the last line that came. */
  cut(): void {
    this.#socket.terminate();
  }

  /** Reads nothing any more, but stays connected. */
  stall(): void {
    this.#socket.pause();
  }

  close(): void {
    this.#isOver = true;
    this.#socket.terminate();
  }

  #connect(): WebSocket {
    const { address, headers } = this.#options;
    const socket = new WebSocket(`${address}/api/ws`, { headers });
    socket.on('open', () => socket.send(this.#subscription()));
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) this.#fail('a frame came that is no text, which browsers do not give to scripts as such');
      else this.#take(data);
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      if (!this.#isOver) this.#socket = this.#connect();
    });
    return socket;
  }

  #subscription(): string {
    const { workspace, buildId } = this.#options;
    const input = superjson.serialize({ workspace, buildId });
    const lastEventId = this.lastLine > 0 ? { lastEventId: String(this.lastLine) } : {};
    return JSON.stringify({ id: 1, method: 'subscription', params: { path: 'build.watchLog', input, ...lastEventId } });
  }

  #take(frame: Buffer): void {
    const head = this.#options.readHead?.(frame);
    if (head) {
      this.#advance(head);
      return;
    }
    const text = frame.toString();
    if (text === 'PING') {
      this.#socket.send('PONG');
      return;
    }
    const { result, error } = JSON.parse(text);
    if (error) this.#fail(`the server refused: ${JSON.stringify(error)}`);
    else if (result.type === 'stopped') this.#end();
    else if (result.type === 'data') this.#takeChunk(result.data.json.data);
  }

  #takeChunk(chunk: LogChunk): void {
    if (this.#advance(chunk)) this.#options.onChunk?.(chunk);
  }

  /** Whether these are the lines that come next. */
  #advance({ firstLine, lineCount }: ChunkHead): boolean {
    if (firstLine !== this.lastLine + 1) {
      this.#fail(`line ${firstLine} came after line ${this.lastLine}`);
      return false;
    }
    this.lastLine += lineCount;
    return true;
  }

  #end(): void {
    this.close();
    this.#over.resolve();
  }

  #fail(message: string): void {
    this.close();
    this.#over.reject(new Error(message));
  }
}
