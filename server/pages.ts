import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** The pages, rendered by Next inside our own server. */
export interface Pages {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** For the reload connection of development. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  close(): Promise<void>;
}

export async function openPages(installationFolder: string, isDevelopment: boolean): Promise<Pages> {
  // Loaded here and not at the top: whoever only learns that the studio runs already does not wait for it.
  const { default: next } = await import('next');
  // Next would listen for upgrades on our server besides us: it gets one that nobody reaches, and what is
  // not ours is handed on to it.
  const listener = createServer();
  const app = next({ dev: isDevelopment, dir: installationFolder, httpServer: listener });
  await app.prepare();
  const handle = app.getRequestHandler();
  return {
    handle: (request, response) => handle(request, response),
    upgrade: async (request, socket, head) => {
      if (!listener.emit('upgrade', request, socket, head)) socket.destroy();
    },
    close: () => app.close(),
  };
}
