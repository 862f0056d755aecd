import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { nodeHTTPRequestHandler } from '@trpc/server/adapters/node-http';
import type { Studio } from '../usecases/context.ts';
import type { ApiContext, FindUser } from './context.ts';
import { answerDownload } from './downloads.ts';
import { findCaller } from './find-caller.ts';
import { isFromOwnOrigin } from './own-origin.ts';
import { appRouter } from './root.ts';
import { createSocketServer } from './web-socket.ts';

export interface HttpServerOptions {
  readonly studio: Studio;
  readonly findUser: FindUser;
  /** Signing in and out: everything under `/api/auth/`. */
  readonly handleAccounts: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Everything that is not ours: pages and their files. */
  readonly handlePages: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly upgradePages: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;
  readonly reportError: ApiContext['reportError'];
}

export interface HttpServer {
  readonly server: Server;
  /** Ends all connections, subscriptions first. */
  close(): Promise<void>;
}

/** Three sections of a million characters each, escaped as JSON, and some. */
const maxBodyBytes = 8 * 1024 * 1024;

/** More calls than any page of ours makes at once. */
const maxBatchSize = 50;

/** The one server: procedures, subscriptions, accounts, downloads and pages on one port. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { studio, reportError } = options;
  const findUser: FindUser = (headers) => findCaller(studio, options.findUser, headers);
  const createContext = (request: IncomingMessage): ApiContext => ({
    studio,
    findUser: () => findUser(request.headers),
    reportError,
  });
  const sockets = createSocketServer(createContext, findUser);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const pathname = readPath(request.url ?? '/');
    if (pathname === undefined) {
      response.writeHead(400).end();
    } else if (!pathname.startsWith('/api/')) {
      await options.handlePages(request, response);
    } else {
      response.setHeader('x-content-type-options', 'nosniff');
      await answerApi(pathname, request, response);
    }
  };

  const answerApi = async (pathname: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (pathname === '/api/health') {
      await answerHealth(studio, response);
    } else if (request.method !== 'GET' && !isFromOwnOrigin(request)) {
      response.writeHead(403).end();
    } else if (pathname.startsWith('/api/auth/')) {
      await options.handleAccounts(request, response);
    } else if (pathname.startsWith('/api/trpc/')) {
      await nodeHTTPRequestHandler({
        router: appRouter,
        req: request,
        res: response,
        path: pathname.slice('/api/trpc/'.length),
        createContext: () => createContext(request),
        maxBodySize: maxBodyBytes,
        maxBatchSize,
      });
    } else if (!(await answerDownload(createContext(request), pathname, request, response))) {
      response.writeHead(404).end();
    }
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      reportError(error, request.url, '');
      if (!response.headersSent) {
        response.writeHead(500);
      }
      response.end();
    });
  });
  server.on('upgrade', (request, socket, head) => {
    const isOurs = request.url?.split('?')[0] === '/api/ws';
    const upgraded = isOurs ? sockets.upgrade(request, socket, head) : options.upgradePages(request, socket, head);
    upgraded.catch(() => socket.destroy());
  });

  return {
    server,
    close: () =>
      new Promise((resolve) => {
        sockets.close();
        server.close(() => resolve());
        server.closeIdleConnections();
        // A download or a long request does not hold the studio up.
        setTimeout(() => server.closeAllConnections(), 500).unref();
      }),
  };
}

/** The path of an address; undefined when it is none (`//`) or its escapes are not UTF-8, on which Next would fail. */
function readPath(address: string): string | undefined {
  try {
    const { pathname } = new URL(address, 'http://studio');
    decodeURI(pathname);
    return pathname;
  } catch {
    return undefined;
  }
}

/** For whoever starts or watches the studio: says that it answers, and nothing about what is in it. */
async function answerHealth(studio: Studio, response: ServerResponse): Promise<void> {
  const isDatabaseThere = await studio.database.stores.accounts.hasAny().then(
    () => true,
    () => false,
  );
  response.writeHead(isDatabaseThere ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ ok: isDatabaseThere, engine: studio.engine.status().state }));
}
