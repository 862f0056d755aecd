import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { applyWSSHandler } from '@trpc/server/adapters/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ApiContext, FindUser } from './context.ts';
import { isFromOwnOrigin } from './own-origin.ts';
import { appRouter } from './root.ts';
import { resultEncoder } from './shared-result.ts';
import { untilAccessChanges } from './until-access-changes.ts';
import { untilSent } from './until-sent.ts';

export interface SocketServer {
  /** Takes over a connection that asked for a WebSocket, or refuses it. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  /** Tabs that are connected. */
  count(): number;
  /** Asks the clients to connect again, somewhere else, and ends what is left after a moment. */
  close(): Promise<void>;
}

/** A client that was asked to connect somewhere else takes its subscriptions along within this time. */
const reconnectPatienceMs = 500;
/** For the last frame to arrive. */
const closePatienceMs = 200;
/** Only subscriptions come in here: definitions travel over HTTP. */
const maxMessageBytes = 256 * 1024;

/** Subscriptions over one WebSocket a tab. `createContext` is given the request that opened it. */
export function createSocketServer(
  createContext: (request: IncomingMessage) => ApiContext,
  findUser: FindUser,
): SocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });
  const handler = applyWSSHandler({
    wss: sockets,
    router: appRouter,
    experimental_encoder: resultEncoder,
    createContext: ({ req, res }) => ({
      ...createContext(req),
      untilSent: (nextCharacters) => untilSent(res, nextCharacters),
    }),
    keepAlive: { enabled: true, pingMs: 20_000, pongWaitMs: 10_000 },
  });

  return {
    async upgrade(request, socket, head) {
      socket.on('error', () => {});
      if (!isFromOwnOrigin(request)) {
        refuse(socket, '403 Forbidden');
        return;
      }
      // Not 401: whoever cannot be asked about now has not been signed out.
      const user = await findUser(request.headers).catch(() => 'unknown' as const);
      if (user === 'unknown') {
        refuse(socket, '503 Service Unavailable');
        return;
      }
      if (!user) {
        refuse(socket, '401 Unauthorized');
        return;
      }
      sockets.handleUpgrade(request, socket, head, (connection) => {
        sendAsText(connection);
        void closeWhenAccessChanges(connection, request, user.id, createContext(request));
        sockets.emit('connection', connection, request);
      });
    },
    count: () => sockets.clients.size,
    async close() {
      handler.broadcastReconnectNotification();
      await untilEmpty(sockets, reconnectPatienceMs);
      for (const connection of sockets.clients) connection.close(1001);
      await untilEmpty(sockets, closePatienceMs);
      for (const connection of sockets.clients) connection.terminate();
    },
  };
}

/** Resolves when the last connection is gone, or after that time. */
async function untilEmpty({ clients }: WebSocketServer, patienceMs: number): Promise<void> {
  const closes = [...clients].map((connection) => new Promise((resolve) => connection.once('close', resolve)));
  await Promise.race([Promise.all(closes), delay(patienceMs, undefined, { ref: false })]);
}

/** The client connects again by itself, and each subscription is then authorised anew. */
async function closeWhenAccessChanges(
  connection: WebSocket,
  request: IncomingMessage,
  userId: string,
  context: ApiContext,
): Promise<void> {
  const closed = new AbortController();
  connection.once('close', () => closed.abort());
  request.socket.setTimeout(0);
  await untilAccessChanges(context, userId, closed.signal);
  connection.close(4401);
}

/** Frames that are bytes already (`shared-result.ts`) hold text as well; tRPC hands over what it has and says no more. */
function sendAsText(connection: WebSocket): void {
  const send = connection.send.bind(connection);
  connection.send = (data: Parameters<WebSocket['send']>[0]) => send(data, { binary: false });
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
