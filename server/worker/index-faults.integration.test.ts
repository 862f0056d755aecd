import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bridgeAddress } from '@/e2e/support/bridge-address.ts';
import { makeWheel } from '@/e2e/support/wheel-file.ts';
import { type BuildStudio, openBuildStudio } from './testing/build-studio.ts';

/** What an index does instead of answering; each has a package of that name, which it will have when it is well. */
const faults: Readonly<Record<string, (response: ServerResponse) => void>> = {
  hanging: () => {},
  failing: (response) => void response.writeHead(500).end('out of order'),
  absent: (response) => void response.writeHead(404).end(),
  cut(response) {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': '5000' });
    response.write('<!DOCTYPE html><a href="/files/cut-1.0', () => response.destroy());
  },
};
const withinMs = 30_000;

let studio: BuildStudio;
let server: Server;
let isWell = false;
let slowMs = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    const [, area = '', name = ''] = /^\/(simple|files)\/([a-z]+)/.exec(request.url ?? '') ?? [];
    const { fileName, content } = makeWheel(name, '1.0');
    if (!isWell && faults[name]) faults[name](response);
    else if (area === 'files') response.end(content);
    else {
      const digest = createHash('sha256').update(content).digest('hex');
      const page = `<!DOCTYPE html><a href="/files/${fileName}#sha256=${digest}">${fileName}</a>`;
      setTimeout(() => response.writeHead(200, { 'content-type': 'text/html' }).end(page), slowMs);
    }
  }).listen(0, '0.0.0.0');
  await once(server, 'listening');
  studio = await openBuildStudio();
  studio.startWorker();
});
afterAll(async () => {
  await studio.close();
  server.closeAllConnections();
  server.close();
});

function asks(name: string) {
  return {
    pip: `--index-url http://${bridgeAddress()}:${(server.address() as AddressInfo).port}/simple\n${name}==1.0\n`,
  };
}

test.each([
  ['hanging', 'index-unreachable'],
  ['failing', 'index-unreachable'],
  ['absent', 'package-not-found'],
  ['cut', 'index-unreachable'],
])(
  'an index that is %s: the build fails as %s within 30 seconds, and succeeds when the index is well',
  async (name, reason) => {
    isWell = false;
    const begin = performance.now();
    const failed = await studio.buildDraft(asks(name));
    expect(failed).toMatchObject({ state: 'failed', failure: { reason, phase: 'lock' } });
    expect(performance.now() - begin).toBeLessThan(withinMs);
    isWell = true;
    expect(await studio.buildDraft(asks(name))).toMatchObject({ state: 'succeeded' });
    expect(studio.errors).toEqual([]);
  },
);

test('an index that is slow is waited for', async () => {
  slowMs = 5_000;
  const build = await studio.buildDraft(asks('slow'));
  slowMs = 0;
  expect(build).toMatchObject({ state: 'succeeded' });
});
