import { once } from 'node:events';
import { createConnection, createServer, type Server, type Socket } from 'node:net';

const engineSocket = '/var/run/docker.sock';

/** An engine that comes and goes: a socket behind which the real one is, until it is cut. */
export class EngineRelay {
  readonly path: string;
  readonly #connections = new Set<Socket>();
  #server: Server | undefined;

  constructor(path: string) {
    this.path = path;
  }

  /** As if the engine began to listen. Half-closed connections stay so: BuildKit's sessions need it. */
  async open(): Promise<void> {
    this.#server = createServer({ allowHalfOpen: true }, (client) => {
      const engine = createConnection({ path: engineSocket, allowHalfOpen: true });
      for (const [from, to] of [
        [client, engine],
        [engine, client],
      ] as const) {
        this.#connections.add(from);
        from.on('error', () => to.destroy());
        from.on('close', () => {
          this.#connections.delete(from);
          to.destroy();
        });
        from.pipe(to);
      }
    }).listen(this.path);
    await once(this.#server, 'listening');
  }

  /** As if the engine died: nobody listens, and all connections end at once. */
  async cut(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    server.close();
    for (const connection of this.#connections) connection.destroy();
    await once(server, 'close');
  }
}
