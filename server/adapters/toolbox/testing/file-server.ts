import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { bridgeAddress } from '@/e2e/support/bridge-address.ts';

export interface FileServer {
  /** Reached from this machine and from its containers. */
  readonly url: string;
  /** The same server as a user on this machine would write it; containers must translate it. */
  readonly localhostUrl: string;
  /** Paths asked for since the start, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Serves a folder with ETags, on all interfaces; `headers` go with every answer. (A `304` without ETag, as Python's http.server sends it, breaks rattler.) */
export async function serveFiles(folder: string, headers: OutgoingHttpHeaders = {}): Promise<FileServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    for (const [name, value = ''] of Object.entries(headers)) response.setHeader(name, value);
    answer(folder, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${bridgeAddress()}:${port}`,
    localhostUrl: `http://localhost:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // Resolved against a root, so that `..` cannot lead out of the folder.
  const path = join(folder, normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname)));
  const file = await stat(path).catch(() => undefined);
  if (!file?.isFile()) {
    response.writeHead(404).end();
    return;
  }
  const etag = `"${file.size.toString(16)}-${file.mtimeMs.toString(16)}"`;
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  response.writeHead(200, { etag, 'content-length': file.size, 'last-modified': file.mtime.toUTCString() });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(path), response);
}
