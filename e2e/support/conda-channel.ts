import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bridgeAddress } from './bridge-address.ts';

const licence = 'BSD-3-Clause';

/** What the channel lists; nobody installs from it. */
const packages = [
  { name: 'studio-frames', version: '1.0.0', depends: ['python >=3.9'] },
  { name: 'studio-frames', version: '1.10.0', depends: ['python >=3.10'] },
  { name: 'studio-frames', version: '1.9.2', depends: ['python >=3.9'] },
  { name: 'studio-plots', version: '0.3', depends: [] },
];

/** A conda channel of four records, for whoever only wants to read what there is. */
export class CondaChannel {
  readonly url: string;
  readonly #server: Server;

  private constructor(url: string, server: Server) {
    this.url = url;
    this.#server = server;
  }

  static async open(): Promise<CondaChannel> {
    const pages = new Map([
      ['/main/noarch/repodata.json', repodata('noarch')],
      ['/main/linux-64/repodata.json', repodata('linux-64')],
    ]);
    const server = createServer((request, response) => {
      const page = pages.get(request.url ?? '');
      if (page === undefined) response.writeHead(404).end();
      // Without an ETag the reader takes a second answer for a defect.
      else response.writeHead(200, { 'content-type': 'application/json', etag: `"${page.length}"` }).end(page);
    }).listen(0, '0.0.0.0');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return new CondaChannel(`http://${bridgeAddress()}:${port}/main`, server);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

function repodata(subdir: string): string {
  const records = subdir === 'noarch' ? packages : [];
  const files = records.map(({ name, version, depends }, index) => [
    `${name}-${version}-py_0.conda`,
    {
      ...{ name, version, depends, subdir, noarch: 'python', build: 'py_0', build_number: 0, license: licence },
      ...{ size: 1_234_000, timestamp: Date.UTC(2025, 5, 1 + index), sha256: 'a'.repeat(64), md5: 'b'.repeat(32) },
    },
  ]);
  return JSON.stringify({
    info: { subdir },
    packages: {},
    'packages.conda': Object.fromEntries(files),
    repodata_version: 1,
  });
}
