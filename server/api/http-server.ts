import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { nodeHTTPRequestHandler } from '@trpc/server/adapters/node-http';
import type { Studio } from '../usecases/context.ts';
import type { AnswerOperations } from './answer-operations.ts';
import type { ApiContext, FindUser } from './context.ts';
import { answerDownload } from './downloads.ts';
import { findCaller } from './find-caller.ts';
import { isFromOwnOrigin } from './own-origin.ts';
import { pathBelow } from './path-below.ts';
import { requestIdOf } from './request-id.ts';
import { appRouter } from './root.ts';
import { createSocketServer } from './web-socket.ts';

export interface HttpServerOptions {
  readonly studio: Studio;
  /** Below which everything stands, with its slash: empty, or such as `/studio`. Only pages and accounts see it. */
  readonly basePath: string;
  readonly answerOperations: AnswerOperations;
  readonly findUser: FindUser;
  /** Signing in and out: everything under `/api/auth/`. */
  readonly handleAccounts: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Everything that is not ours: pages and their files. */
  readonly handlePages: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly upgradePages: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;
  readonly reportError: (error: unknown, request: FailedRequest) => void;
  /** Told of every request to the API when it is over. */
  readonly onAnswered: (request: AnsweredRequest) => void;
}

/** Where an unknown error happened. */
export interface FailedRequest {
  readonly requestId: string;
  /** Procedure or path, without its query: that may hold what nobody shall read. */
  readonly path: string | undefined;
  /** What the client was told instead of the error; empty when it was told nothing. */
  readonly errorId: string;
}

export interface AnsweredRequest {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
}

export interface HttpServer {
  readonly server: Server;
  /** Tabs that are connected. */
  countWatchers(): number;
  /** Takes no more connections, and ends those that there are once their requests are answered, or after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/** Three sections of a million characters each, escaped as JSON, and some. */
const maxBodyBytes = 8 * 1024 * 1024;

/** While it closes, connections that were kept open for a next request are ended as soon as they wait for one. */
const idleCheckMs = 20;

/** Turns in which nothing else happens: the first ones may still have work of their own. */
const acceptTurns = 5;

/** More calls than any page of ours makes at once. */
const maxBatchSize = 50;

/** The one server: procedures, subscriptions, accounts, downloads and pages on one port. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { studio, basePath, answerOperations, reportError, onAnswered } = options;
  const findUser: FindUser = (headers) => findCaller(studio, options.findUser, headers);
  const createContext = (request: IncomingMessage, requestId = requestIdOf(request.headers)): ApiContext => ({
    studio,
    findUser: () => findUser(request.headers),
    reportError: (error, path, errorId) => reportError(error, { requestId, path, errorId }),
  });
  const sockets = createSocketServer((request) => createContext(request), findUser);

  const answer = async (request: IncomingMessage, response: ServerResponse, requestId: string): Promise<void> => {
    const path = readPath(request.url ?? '/');
    const pathname = path && pathBelow(basePath, path);
    if (path === undefined) {
      response.writeHead(400).end();
    } else if (await answerOperations(pathname ?? path, request, response)) {
      // for whoever watches the studio: a monitor asks the process itself, where the base path means nothing
    } else if (!pathname?.startsWith('/api/')) {
      await options.handlePages(request, response);
    } else {
      response.setHeader('x-content-type-options', 'nosniff');
      const beganAt = performance.now();
      response.once('close', () => {
        const { method = '' } = request;
        const durationMs = Math.round(performance.now() - beganAt);
        onAnswered({ requestId, method, path: pathname, status: response.statusCode, durationMs });
      });
      await answerApi(pathname, request, response, requestId);
    }
  };

  const answerApi = async (
    pathname: string,
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
  ): Promise<void> => {
    if (request.method !== 'GET' && !isFromOwnOrigin(request)) {
      response.writeHead(403).end();
    } else if (pathname.startsWith('/api/auth/')) {
      await options.handleAccounts(request, response);
    } else if (pathname.startsWith('/api/trpc/')) {
      await nodeHTTPRequestHandler({
        router: appRouter,
        req: request,
        res: response,
        path: pathname.slice('/api/trpc/'.length),
        createContext: () => createContext(request, requestId),
        maxBodySize: maxBodyBytes,
        maxBatchSize,
      });
    } else if (!(await answerDownload(createContext(request, requestId), pathname, request, response))) {
      response.writeHead(404).end();
    }
  };

  const server = createServer((request, response) => {
    const requestId = requestIdOf(request.headers);
    response.setHeader('x-request-id', requestId);
    answer(request, response, requestId).catch((error) => {
      reportError(error, { requestId, path: request.url?.split('?')[0], errorId: '' });
      if (!response.headersSent) {
        response.writeHead(500);
      }
      response.end();
    });
  });
  server.on('upgrade', (request, socket, head) => {
    const isOurs = pathBelow(basePath, request.url?.split('?')[0] ?? '') === '/api/ws';
    const upgraded = isOurs ? sockets.upgrade(request, socket, head) : options.upgradePages(request, socket, head);
    upgraded.catch(() => socket.destroy());
  });

  return {
    server,
    countWatchers: () => sockets.count(),
    async close(graceMs) {
      await untilAccepted();
      // First of all: whoever is asked to connect again shall not find us.
      const closed = new Promise((resolve) => server.close(resolve));
      const idle = setInterval(() => server.closeIdleConnections(), idleCheckMs);
      // A long download does not hold the studio up.
      const limit = setTimeout(() => server.closeAllConnections(), graceMs);
      await Promise.all([sockets.close(), closed]);
      clearInterval(idle);
      clearTimeout(limit);
    },
  };
}

/**
 * Connections that the kernel has taken for us and that we have not accepted yet are reset when we stop
 * listening, under a proxy that has sent its request already. Right after a turn of the event loop there are none.
 */
async function untilAccepted(): Promise<void> {
  for (let turn = 0; turn < acceptTurns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
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
