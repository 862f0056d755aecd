import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PackageSource } from '@/server/ports/package-source.ts';
import { createHttpPackageIndex } from './http-package-index.ts';
import { FaultyIndex } from './testing/faulty-index.ts';

const never = new AbortController().signal;
let index: FaultyIndex;

beforeEach(async () => {
  index = await FaultyIndex.open();
});
afterEach(() => index.close());

const html = (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'text/html' }).end('<a href="x">foo-1.0.tar.gz</a>');

/** By default the index is one that the host itself has configured. */
function client(changes: Partial<PackageSource> = {}) {
  return createHttpPackageIndex({ indexUrl: index.url, extraIndexUrls: [], trustedHosts: [], ...changes });
}

describe('asking an index', () => {
  it('reads versions, and hears that nothing has changed', async () => {
    index.addProject('foo', ['1.0', '1.10', '1.9'], '"v1"');
    const { hostIndexes, releases } = client();
    expect(hostIndexes).toEqual([index.url]);
    const found = await releases(index.url, 'Foo', undefined, never);
    expect(found).toMatchObject({ kind: 'found', etag: '"v1"' });
    expect(found.kind === 'found' && found.value.map(({ version }) => version)).toEqual(['1.10', '1.9', '1.0']);
    expect(await releases(index.url, 'foo', '"v1"', never)).toEqual({ kind: 'unchanged' });
  });

  it('reads HTML, compressed pages, project JSON beside the index, and the list of names', async () => {
    index.on('/simple/foo/', (_request, response) => html(response));
    index.on('/pypi/foo/json', (_request, response) =>
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
        .end(gzipSync(JSON.stringify({ info: { summary: 'Frames', license: 'MIT' } }))),
    );
    index.on('/simple/', (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<a href="b/">B</a><a href="a/">a</a>'),
    );
    const { releases, details, names } = client();
    expect(await releases(index.url, 'foo', undefined, never)).toMatchObject({ value: [{ version: '1.0' }] });
    expect(await details(index.url, 'foo', undefined, never)).toMatchObject({
      value: { summary: 'Frames', license: 'MIT' },
    });
    expect(await details(index.url, 'foo', '1.0', never)).toEqual({ kind: 'missing' });
    expect(await names(index.url, undefined, never)).toEqual({ kind: 'found', value: ['a', 'b'] });
  });

  it('says what went wrong without a secret: errors, half an answer, too much of one, nothing', async () => {
    index.on('/simple/broken/', (_request, response) => response.writeHead(500).end());
    index.on('/simple/cut/', (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': 1000 });
      response.write('<a>');
      setImmediate(() => response.destroy());
    });
    index.on('/simple/bomb/', (_request, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(30 * 1024 * 1024))),
    );
    const { releases } = client({ indexUrl: index.url.replace('://', '://ann:hunter2@') });
    for (const project of ['broken', 'cut', 'bomb']) {
      const answer = await releases(index.url, project, undefined, never);
      expect(answer).toMatchObject({ kind: 'unreachable', reason: expect.any(String) });
      expect(JSON.stringify(answer)).not.toContain('hunter2');
    }
    expect(await releases(index.url, 'gone', undefined, never)).toEqual({ kind: 'missing' });
    await index.close();
    expect(await releases(index.url, 'foo', undefined, never)).toMatchObject({ kind: 'unreachable' });
  });

  it('stops when nobody wants to know any more', async () => {
    index.on('/simple/slow/', () => {});
    const leaving = new AbortController();
    const asked = client().releases(index.url, 'slow', undefined, leaving.signal);
    await expect.poll(() => index.requests).toContain('/simple/slow/');
    leaving.abort(new Error('typed on'));
    await expect(asked).rejects.toThrow('typed on');
  });
});

describe('what a user’s text cannot make it do', () => {
  it('ask the studio’s own machine, by address, by name or by redirect', async () => {
    const { port } = new URL(index.url);
    index.addProject('foo', ['1.0']);
    const { releases } = client({ indexUrl: 'https://packages.example/simple' });
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '0.0.0.0', '2130706433', '0x7f.1', '169.254.169.254']) {
      const answer = await releases(`http://${host}:${port}/simple`, 'foo', undefined, never);
      expect(answer, host).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('not an address') });
    }
    expect(index.requests).toEqual([]);
  });

  it('follow a redirect of a trusted index to an untrusted place with the host’s credentials, or at all', async () => {
    const other = await FaultyIndex.open();
    other.addProject('foo', ['1.0']);
    index.on('/simple/foo/', (_request, response) => response.writeHead(302, { location: `${other.url}/foo/` }).end());
    const { releases } = client({ indexUrl: index.url.replace('://', '://ann:hunter2@') });
    expect(await releases(index.url, 'foo', undefined, never)).toMatchObject({
      kind: 'unreachable',
      reason: expect.stringContaining('not an address'),
    });
    expect(other.requests).toEqual([]);
    await other.close();
  });

  it('read a file, or be sent round for ever', async () => {
    index.on('/simple/file/', (_request, response) =>
      response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    );
    index.on('/simple/round/', (_request, response) => response.writeHead(302, { location: '/simple/round/' }).end());
    const { releases } = client();
    expect(await releases('file:///etc/passwd', 'foo', undefined, never)).toEqual({ kind: 'missing' });
    expect(await releases(index.url, 'file', undefined, never)).toMatchObject({ kind: 'unreachable' });
    expect(await releases(index.url, 'round', undefined, never)).toMatchObject({ kind: 'unreachable' });
  });

  it('get the host’s credentials sent elsewhere, or its own into the request', async () => {
    const seen: (string | undefined)[] = [];
    index.on('/simple/foo/', (request, response) => {
      seen.push(request.headers.authorization);
      html(response);
    });
    const basic = `Basic ${Buffer.from('ann:hunter2').toString('base64')}`;
    const { releases } = client({ indexUrl: index.url.replace('://', '://ann:hunter2@') });
    await releases(index.url, 'foo', undefined, never);
    await releases(index.url.replace('://', '://eve:guess@'), 'foo', undefined, never);
    expect(seen).toEqual([basic, basic]);
  });

  it('keep a request alive that nobody waits for, though its answer never ends', async () => {
    index.on('/simple/', (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.write('<a href="a/">a</a>');
    });
    const leaving = new AbortController();
    const asked = client().names(index.url, undefined, leaving.signal);
    await expect.poll(() => index.requests).toContain('/simple/');
    leaving.abort(new Error('typed on'));
    await expect(asked).rejects.toThrow('typed on');
  });
});
