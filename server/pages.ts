import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { pagesFolderOf } from '../scripts/setup/base-path.mjs';
import type { Config } from './config.ts';

/** The pages, rendered by Next inside our own server. */
export interface Pages {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** For the reload connection of development. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  close(): Promise<void>;
}

/** Throws an error whose message is for the person who started it, where no pages were built for the base path. */
export async function openPages({
  installationFolder,
  basePath,
  isDevelopment,
}: Pick<Config, 'installationFolder' | 'basePath' | 'isDevelopment'>): Promise<Pages> {
  if (!isDevelopment && !existsSync(join(installationFolder, pagesFolderOf(basePath), 'BUILD_ID'))) {
    throw new Error(
      `There are no pages${basePath && ` for the base path ${basePath}`} yet: \`npm start\` builds them.`,
    );
  }
  // It may have come as an option, and Next reads next.config.ts again in this process.
  process.env.STUDIO_BASE_PATH = basePath;
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
