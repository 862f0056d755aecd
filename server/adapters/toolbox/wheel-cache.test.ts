import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256Hex } from '@/core/digest.ts';
import { readWheel } from './wheel-cache.ts';

const content = 'the bytes of a wheel';
const wheel = { project: 'demo', fileName: 'demo-1.0-py3-none-any.whl', sha256: sha256Hex(content) };
const never = new AbortController().signal;

/** Path → content type and body; everything else is 404. */
let pages: Record<string, readonly [type: string, body: string]> = {};
let requests = 0;
const server = createServer((request, response) => {
  requests += 1;
  const page = pages[request.url ?? ''];
  if (page) response.writeHead(200, { 'content-type': page[0] }).end(page[1]);
  else response.writeHead(404).end();
});
let folder: string;

beforeEach(async () => {
  pages = {};
  requests = 0;
  folder = await mkdtemp(join(tmpdir(), 'studio-test-wheels-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

const indexUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/simple/`;
const read = (extraIndexUrls: readonly string[] = []) =>
  readWheel(wheel, folder, { indexUrl: indexUrl(), extraIndexUrls, trustedHosts: [] }, never);

const file = { '/files/demo-1.0-py3-none-any.whl': ['application/octet-stream', content] } as const;
const json = JSON.stringify({ files: [{ filename: wheel.fileName, url: `../../files/${wheel.fileName}` }] });
const html = `<a href="/files/other.whl">other</a><a href="../../files/${wheel.fileName}#sha256=0">it</a>`;

describe('readWheel', () => {
  it.each([
    ['JSON (PEP 691)', 'application/vnd.pypi.simple.v1+json', json],
    ['HTML (PEP 503)', 'text/html', html],
  ])('finds the wheel on a page of %s, and keeps it', async (_, type, page) => {
    pages = { '/simple/demo/': [type, page], ...file };
    expect(Buffer.from(await read()).toString()).toBe(content);
    expect(requests).toBe(2);
    pages = {};
    expect(Buffer.from(await read()).toString()).toBe(content);
    expect(requests).toBe(2);
  });

  it('refuses other bytes than the pinned ones', async () => {
    pages = { '/simple/demo/': ['text/html', html], '/files/demo-1.0-py3-none-any.whl': ['text/plain', 'tampered'] };
    await expect(read()).rejects.toThrow(/has other bytes under demo-1.0-py3-none-any.whl/);
    pages = { ...pages, ...file };
    expect(Buffer.from(await read()).toString()).toBe(content);
  });

  it('asks the extra indexes too, and says what each of them answered', async () => {
    pages = { '/second/demo/': ['text/html', html], ...file };
    const second = indexUrl().replace('simple', 'second');
    await expect(read()).rejects.toThrow(/answered 404 for \/simple\/demo\//);
    expect(Buffer.from(await read([second])).toString()).toBe(content);
  });

  it('names the host that cannot be reached', async () => {
    const source = { indexUrl: 'http://127.0.0.1:9/simple', extraIndexUrls: [], trustedHosts: [] };
    await expect(readWheel(wheel, folder, source, never)).rejects.toThrow(/^127.0.0.1:9 cannot be reached: /);
  });
});
