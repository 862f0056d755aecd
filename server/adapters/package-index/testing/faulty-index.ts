import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A package index of one's own on loopback, that answers as it is told: late, wrongly, half, or not at all. */
export class FaultyIndex {
  /** Ends with `/simple`. */
  readonly url: string;
  /** Paths asked for since the start, in order. */
  readonly requests: string[] = [];
  readonly #server: Server;
  readonly #answers = new Map<string, Answer>();

  private constructor(server: Server) {
    this.#server = server;
    const { port } = server.address() as AddressInfo;
    this.url = `http://127.0.0.1:${port}/simple`;
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const path = request.url ?? '/';
      this.requests.push(path);
      const answer = this.#answers.get(path);
      if (answer) answer(request, response);
      else response.writeHead(404).end();
    });
  }

  static async open(): Promise<FaultyIndex> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FaultyIndex(server);
  }

  /** From now on that path is answered so. */
  on(path: string, answer: Answer): void {
    this.#answers.set(path, answer);
  }

  /** A project with these versions, as JSON with an ETag that is honoured. */
  addProject(name: string, versions: readonly string[], etag = `"${versions.join()}"`): void {
    const files = versions.map((version) => ({ filename: `${name}-${version}.tar.gz`, size: 1000 }));
    this.on(`/simple/${name}/`, (request, response) => {
      if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
      else {
        response
          .writeHead(200, { 'content-type': 'application/vnd.pypi.simple.v1+json', etag })
          .end(JSON.stringify({ meta: { 'api-version': '1.1' }, name, files }));
      }
    });
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
