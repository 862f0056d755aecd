import superjson from 'superjson';
import WebSocket from 'ws';

interface HeadReaderOptions {
  /** `http://host:port` */
  readonly address: string;
  readonly cookie: string;
  readonly workspace: string;
  readonly buildId: string;
}

/** Of a message; what it holds is not looked at. */
const headBytes = 200;

/**
 * Watches a log as a browser does, and reads of each piece only which lines it holds: a thousand that parsed a million
 * lines each would measure themselves.
 */
export class HeadReader {
  /** Number of the last line that came. */
  lastLine = 0;
  receivedBytes = 0;
  /** Resolves when the log is over; rejects when a line is missing or comes twice. */
  readonly over: Promise<void>;
  readonly #options: HeadReaderOptions;
  readonly #over = Promise.withResolvers<void>();
  #socket: WebSocket;
  #isOver = false;

  constructor(options: HeadReaderOptions) {
    this.#options = options;
    this.over = this.#over.promise;
    this.over.catch(() => {});
    this.#socket = this.#connect();
  }

  /** As a network does that fails; it goes on from the last line that came. */
  cut(): void {
    this.#socket.terminate();
  }

  #connect(): WebSocket {
    const { address, cookie, workspace, buildId } = this.#options;
    const socket = new WebSocket(`${address.replace('http', 'ws')}/api/ws`, { headers: { cookie, origin: address } });
    socket.on('open', () => {
      const lastEventId = this.lastLine > 0 ? { lastEventId: String(this.lastLine) } : {};
      const params = { path: 'build.watchLog', input: superjson.serialize({ workspace, buildId }), ...lastEventId };
      socket.send(JSON.stringify({ id: 1, method: 'subscription', params }));
    });
    socket.on('message', (message: Buffer) => this.#take(message));
    socket.on('error', () => {});
    socket.on('close', () => {
      if (!this.#isOver) this.#socket = this.#connect();
    });
    return socket;
  }

  #take(message: Buffer): void {
    this.receivedBytes += message.length;
    const head = message.subarray(0, headBytes).toString();
    if (head === 'PING') this.#socket.send('PONG');
    const lines = /"firstLine":(\d+),"lineCount":(\d+)/.exec(head);
    if (lines) this.#takeLines(Number(lines[1]), Number(lines[2]));
    else if (head.includes('"type":"stopped"')) this.#end();
    else if (head.includes('"error":')) this.#end(new Error(`the server refused: ${head}`));
  }

  #takeLines(firstLine: number, lineCount: number): void {
    if (firstLine === this.lastLine + 1) this.lastLine += lineCount;
    else this.#end(new Error(`line ${firstLine} came after line ${this.lastLine}`));
  }

  #end(error?: Error): void {
    this.#isOver = true;
    this.#socket.terminate();
    if (error) this.#over.reject(error);
    else this.#over.resolve();
  }
}
