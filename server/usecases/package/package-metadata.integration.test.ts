import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PackageSources } from '@/core/package/package-sources.ts';
import { createHttpPackageIndex } from '../../adapters/package-index/http-package-index.ts';
import { FaultyIndex } from '../../adapters/package-index/testing/faulty-index.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import type { CondaChannels } from '../../ports/conda-channels.ts';
import { openTestStudio, type TestStudio } from '../../testing/test-studio.ts';
import { checkPackages } from './check-packages.ts';
import { completeName } from './complete-name.ts';
import { describePackage } from './describe-package.ts';
import { PackageMetadata } from './package-metadata.ts';

const never = new AbortController().signal;
const hourMs = 60 * 60_000;
const sources: PackageSources = { channels: ['main'], extraIndexUrls: [], hasNoIndex: false };

let opened: TestStudio;
let index: FaultyIndex;
let nowMs: number;
let errors: unknown[];
let asked: string[];

beforeAll(async () => {
  opened = await openTestStudio();
});
afterAll(() => opened.close());
beforeEach(async () => {
  await opened.testDatabase.client.execute('delete from package_cache');
  index = await FaultyIndex.open();
  nowMs = Date.UTC(2026, 0, 1);
  errors = [];
  asked = [];
});
afterEach(async () => {
  await index.close();
  expect(errors).toEqual([]);
});

/** Two packages in a channel `main`. */
const channels: CondaChannels = {
  async channelNames(channel) {
    asked.push(`names of ${channel}`);
    return channel === 'main'
      ? { kind: 'found', value: ['numpy', 'studio-demo'] }
      : { kind: 'unreachable', reason: 'no such channel here' };
  },
  async channelReleases(channel, name) {
    asked.push(`${channel}::${name}`);
    if (channel !== 'main') return { kind: 'unreachable', reason: 'no such channel here' };
    if (name !== 'numpy') return { kind: 'missing' };
    return { kind: 'found', value: [{ version: '2.0', requiresPython: '>=3.11' }, { version: '1.26.4' }] };
  },
};

/** A studio as after a restart: nothing held in memory, the database as it was. */
function restart(canListNames = true) {
  const packageMetadata = new PackageMetadata({
    database: opened.studio.database,
    clock: { ...systemClock, now: () => new Date(nowMs) },
    packageIndex: createHttpPackageIndex({ indexUrl: index.url, extraIndexUrls: [], trustedHosts: [] }),
    channels,
    mayListNames: () => canListNames,
    reportError: (error) => errors.push(error),
  });
  return { packageMetadata };
}

const describePip = (studio: ReturnType<typeof restart>, name: string, version?: string, signal = never) =>
  describePackage(studio, { manager: 'pip', name, sources, ...(version !== undefined && { version }) }, signal);

describe('what is known of a package', () => {
  it('is asked for once, then answered from the database, also after a restart and without a network', async () => {
    index.addProject('foo', ['1.0', '2.0']);
    const studio = restart();
    const [first, second] = await Promise.all([describePip(studio, 'Foo'), describePip(studio, 'foo')]);
    expect(first).toMatchObject({
      state: 'known',
      source: index.url,
      releases: [{ version: '2.0' }, { version: '1.0' }],
    });
    expect(second).toEqual(first);
    expect(index.requests.filter((path) => path === '/simple/foo/')).toHaveLength(1);
    await index.close();
    nowMs += 24 * 30 * hourMs;
    expect(await describePip(restart(), 'foo')).toMatchObject({ state: 'known', releases: [{}, {}] });
  });

  it('is given at once when it is old, and asked for again behind it, by its etag', async () => {
    index.addProject('foo', ['1.0'], '"1"');
    const studio = restart();
    await describePip(studio, 'foo');
    nowMs += 2 * hourMs;
    await describePip(studio, 'foo');
    const asksFor = () => index.requests.filter((path) => path === '/simple/foo/').length;
    await expect.poll(asksFor).toBe(2);
    index.addProject('foo', ['1.0', '1.1'], '"2"');
    // The second answer was "not modified": it counts as fresh from then on.
    await expect
      .poll(async () => (await opened.studio.database.stores.packageCache.find(keyOf('foo')))?.fetchedAt.getTime())
      .toBe(nowMs);
    expect(await describePip(studio, 'foo')).toMatchObject({ releases: [{ version: '1.0' }] });
    expect(asksFor()).toBe(2);
    nowMs += 2 * hourMs;
    await describePip(studio, 'foo');
    await expect.poll(async () => (await describePip(studio, 'foo')).releases[0]?.version).toBe('1.1');
  });

  it('is remembered to be missing for a while only', async () => {
    const studio = restart();
    expect(await describePip(studio, 'foo')).toMatchObject({ state: 'missing', releases: [] });
    index.addProject('foo', ['1.0']);
    expect(await describePip(studio, 'foo')).toMatchObject({ state: 'missing' });
    nowMs += hourMs;
    await expect.poll(async () => (await describePip(studio, 'foo')).state).toBe('known');
  });

  it('is unknown, quickly and not for long, when the index gives no answer', async () => {
    index.on('/simple/foo/', (_request, response) => response.writeHead(503).end());
    const studio = restart();
    expect(await describePip(studio, 'foo')).toMatchObject({ state: 'unknown', releases: [] });
    expect(await describePip(studio, 'bar')).toMatchObject({ state: 'unknown' });
    expect(index.requests).toEqual(['/simple/foo/']);
    index.addProject('foo', ['1.0']);
    nowMs += 60_000;
    expect(await describePip(studio, 'foo')).toMatchObject({ state: 'known' });
  });

  it('is not waited for by one who types on, and the question is called off', async () => {
    let isCut = false;
    index.on('/simple/slow/', (_request, response) => response.on('close', () => (isCut = true)));
    const typing = new AbortController();
    const answer = describePip(restart(), 'slow', undefined, typing.signal);
    await expect.poll(() => index.requests).toContain('/simple/slow/');
    typing.abort(new Error('typed on'));
    await expect(answer).rejects.toThrow('typed on');
    await expect.poll(() => isCut).toBe(true);
  });

  it('has the weaknesses of the version that is looked at, where the index tells them apart', async () => {
    const json = (version: string, vulnerabilities: object[]) =>
      JSON.stringify({ info: { version, summary: 'F' }, vulnerabilities });
    const answer = (text: string) => (_request: unknown, response: { end: (text: string) => void }) =>
      response.end(text);
    index.addProject('foo', ['1.0', '2.0']);
    index.on('/pypi/foo/json', answer(json('2.0', [])));
    index.on('/pypi/foo/1.0/json', answer(json('1.0', [{ id: 'PYSEC-1', fixed_in: ['2.0'] }])));
    expect((await describePip(restart(), 'foo')).details).toMatchObject({ summary: 'F', vulnerabilities: [] });
    expect((await describePip(restart(), 'foo', '1.0')).details).toMatchObject({
      summary: 'F',
      version: '1.0',
      vulnerabilities: [{ id: 'PYSEC-1', fixedIn: ['2.0'] }],
    });
  });
});

describe('what is known of the lines of a definition', () => {
  it('is the latest version, whether the pinned one is older or taken back, and what is missing', async () => {
    index.on('/simple/foo/', (_request, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          '<a>foo-1.0.tar.gz</a><a data-yanked="broken">foo-1.1.tar.gz</a><a>foo-1.2.tar.gz</a><a>foo-2.0rc1.tar.gz</a>',
        ),
    );
    const pin = (version: string, isPrefix = false) =>
      ({ manager: 'pip', name: 'foo', pin: { version, isPrefix } }) as const;
    const packages = [
      pin('1.2.0'),
      pin('1.1'),
      pin('1', true),
      pin('9'),
      { manager: 'pip', name: 'gone' } as const,
      { manager: 'conda', name: 'numpy', pin: { version: '1.26', isPrefix: true } } as const,
      { manager: 'conda', name: 'numpy', channel: 'elsewhere' } as const,
    ];
    expect(await checkPackages(restart(), { packages, sources }, never)).toEqual([
      { state: 'known', latest: '1.2', pinned: expect.objectContaining({ version: '1.2' }), isOutdated: false },
      { state: 'known', latest: '1.2', pinned: { version: '1.1', yanked: 'broken' }, isOutdated: true },
      { state: 'known', latest: '1.2', pinned: expect.objectContaining({ version: '1.2' }), isOutdated: false },
      { state: 'known', latest: '1.2', isOutdated: false },
      { state: 'missing', isOutdated: false },
      { state: 'known', latest: '2.0', pinned: { version: '1.26.4' }, isOutdated: true },
      { state: 'unknown', isOutdated: false },
    ]);
  });

  it('asks no index where the text says so, and only those that it names', async () => {
    index.addProject('foo', ['1.0']);
    const check = (changes: Partial<PackageSources>) =>
      checkPackages(
        restart(),
        { packages: [{ manager: 'pip', name: 'foo' }], sources: { ...sources, ...changes } },
        never,
      );
    expect(await check({ hasNoIndex: true })).toMatchObject([{ state: 'unknown' }]);
    expect(await check({ indexUrl: `http://localhost:${new URL(index.url).port}/simple` })).toMatchObject([
      { state: 'unknown' },
    ]);
    expect(await check({ indexUrl: `$\{INDEX}` })).toMatchObject([{ state: 'unknown' }]);
    expect(index.requests).toEqual([]);
  });
});

describe('names that begin so', () => {
  const complete = (studio: ReturnType<typeof restart>, manager: 'conda' | 'pip', prefix: string) =>
    completeName(studio, { manager, prefix, sources });

  it('are the well-known ones at once, and all of an index once its list is there', async () => {
    index.on('/simple/', (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<a>Pandas_Own</a><a>pandas</a><a>zzz</a>'),
    );
    const studio = restart();
    expect(await complete(studio, 'pip', 'pandas')).toContainEqual({ name: 'pandas' });
    await expect
      .poll(() => complete(studio, 'pip', 'Pandas'))
      .toContainEqual({ name: 'pandas-own', source: index.url });
    expect((await complete(studio, 'pip', 'pandas'))[0]).toEqual({ name: 'pandas', source: index.url });
    const requests = index.requests.length;
    await index.close();
    // After a restart they come from the database.
    const restarted = restart();
    expect(await complete(restarted, 'pip', 'zz')).toEqual([{ name: 'zzz', source: index.url }]);
    expect(index.requests).toHaveLength(requests);
  });

  it('are those that somebody has asked for, where no list may be read', async () => {
    index.addProject('zz-own', ['1.0']);
    const studio = restart(false);
    expect(await complete(studio, 'pip', 'zz')).toEqual([]);
    await describePip(studio, 'zz-own');
    await describePip(studio, 'zz-gone');
    expect(await complete(studio, 'pip', 'zz')).toEqual([{ name: 'zz-own', source: index.url }]);
    expect(index.requests).not.toContain('/simple/');
  });

  it('of a channel are those that it has', async () => {
    const studio = restart();
    await expect.poll(() => complete(studio, 'conda', 'studio')).toEqual([{ name: 'studio-demo', source: 'main' }]);
    expect((await complete(studio, 'conda', 'num')).map(({ name }) => name)).toContain('numpy');
    expect(asked.filter((question) => question === 'names of main')).toHaveLength(1);
  });
});

function keyOf(name: string) {
  return { kind: 'pip-releases', source: index.url, name } as const;
}
