import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bridgeAddress } from './bridge-address.ts';
import { makeWheel } from './wheel-file.ts';

/** A package index with one package, for those who know the password. */
export class PrivateIndex {
  /** With user and password, as it stands in `PIP_INDEX_URL`; containers reach it too. */
  readonly url: string;
  readonly #server: Server;

  private constructor(url: string, server: Server) {
    this.url = url;
    this.#server = server;
  }

  static async open(packageName: string, user: string, password: string): Promise<PrivateIndex> {
    const { fileName, content } = makeWheel(packageName, '1.0');
    const digest = createHash('sha256').update(content).digest('hex');
    const page = `<!DOCTYPE html><a href="/files/${fileName}#sha256=${digest}">${fileName}</a>`;
    const expected = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    const server = createServer((request, response) => {
      if (request.headers.authorization !== expected) {
        response.writeHead(401, { 'www-authenticate': 'Basic realm="index"' }).end();
      } else if (request.url === `/simple/${packageName}/`) {
        response.writeHead(200, { 'content-type': 'text/html' }).end(page);
      } else if (request.url === `/files/${fileName}`) {
        response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(content);
      } else {
        response.writeHead(404).end();
      }
    }).listen(0, '0.0.0.0');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return new PrivateIndex(`http://${user}:${password}@${bridgeAddress()}:${port}/simple`, server);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
