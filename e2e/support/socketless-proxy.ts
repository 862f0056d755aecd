import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands before a studio, as some companies' proxies do. */
export interface SocketlessProxy {
  readonly address: string;
  close(): Promise<void>;
}

/** Passes on every request but for WebSockets, which it refuses. */
export async function openSocketlessProxy(studioAddress: string): Promise<SocketlessProxy> {
  const server = createServer((asked, answer) => {
    const { method, headers, url = '' } = asked;
    const passedOn = request(new URL(url, studioAddress), { method, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    passedOn.on('error', () => answer.destroy());
    asked.pipe(passedOn);
  });
  server.on('upgrade', (_, socket) => socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'));
  const { hostname } = new URL(studioAddress);
  server.listen(0, hostname);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://${hostname}:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
