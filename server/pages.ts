import type { IncomingMessage, ServerResponse } from 'node:http';
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
  const app = next({ dev: isDevelopment, dir: installationFolder });
  await app.prepare();
  const handle = app.getRequestHandler();
  const upgrade = app.getUpgradeHandler();
  return {
    handle: (request, response) => handle(request, response),
    upgrade: (request, socket, head) => upgrade(request, socket, head),
    close: () => app.close(),
  };
}
