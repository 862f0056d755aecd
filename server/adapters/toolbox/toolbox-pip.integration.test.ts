import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LockedPackage } from '@/core/lock/lock.ts';
import { zipStored } from '@/e2e/support/zip-stored.ts';
import type { PipResolveRequest } from '@/server/ports/pip-resolver.ts';
import { type FileServer, serveFiles } from './testing/file-server.ts';
import { toolboxUnderTest } from './testing/toolbox-under-test.ts';

const toolbox = toolboxUnderTest();
afterAll(() => toolbox.close());

const never = new AbortController().signal;

function resolve(requirements: string, changes: Partial<PipResolveRequest> = {}, signal = never) {
  const request: PipResolveRequest = {
    requirements,
    pythonVersion: '3.11.2',
    glibcVersion: '2.36',
    condaPackages: [],
    allowSourceBuilds: false,
    timeoutMs: 60_000,
    ...changes,
  };
  return toolbox.resolve(request, signal);
}

async function resolved(requirements: string, changes: Partial<PipResolveRequest> = {}) {
  const resolution = await resolve(requirements, changes);
  if (!resolution.ok) throw new Error(resolution.problem.message);
  return new Map(resolution.lock.packages.map((locked) => [locked.name, locked]));
}

async function problem(requirements: string, changes: Partial<PipResolveRequest> = {}) {
  const resolution = await resolve(requirements, changes);
  if (resolution.ok) throw new Error('it resolved');
  return resolution.problem;
}

describe('resolving a pip section', () => {
  it('locks pandas and scikit-learn with hashes, and says who asked for what', async () => {
    const resolution = await resolve('pandas\nscikit-learn\n');
    if (!resolution.ok) throw new Error(resolution.problem.message);
    const packages = new Map(resolution.lock.packages.map((locked) => [locked.name, locked]));
    expect(packages.get('pandas')).toMatchObject({ manager: 'pip', isRequested: true, requiredBy: [] });
    expect(packages.get('numpy')?.isRequested).toBe(false);
    expect(packages.get('numpy')?.requiredBy).toEqual(expect.arrayContaining(['pandas', 'scikit-learn']));
    for (const locked of packages.values()) {
      expect(locked.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(locked.url).toMatch(/^https:.*\.whl$/);
      expect(resolution.lock.text).toContain(locked.sha256);
    }
  });

  it('asks the index where the cache knows only an older version', async () => {
    await resolved('zipp==3.20.0');
    const previewed = (await resolved('zipp', { isOffline: true })).get('zipp')?.version;
    expect(previewed).not.toBe('3.20.0');
    expect(previewed).toBe((await resolved('zipp')).get('zipp')?.version);
  });

  it('chooses wheels that the base image’s glibc can run', async () => {
    const wheelFor = async (glibcVersion: string) =>
      (await resolved('pyyaml==6.0.3', { glibcVersion })).get('pyyaml')?.url ?? '';
    expect(await wheelFor('2.36')).toContain('manylinux_2_28');
    expect(await wheelFor('2.99')).toContain('manylinux_2_28');
    // uv does not say that wheels exist for a newer glibc; that only a source build would do is true as well.
    expect((await problem('numpy==2.4.6', { glibcVersion: '2.17' })).kind).toBe('source-build-refused');
  });

  it('names every package that the index does not have', async () => {
    const found = await problem('studio-no-such-one\nsix\nstudio-no-such-two==1\n');
    expect(found).toMatchObject({
      kind: 'package-not-found',
      packages: expect.arrayContaining(['studio-no-such-one', 'studio-no-such-two']),
    });
  });

  it.each([
    ['a version that does not exist', 'six>=99', ['six']],
    ['versions for other Pythons only', 'tensorflow==2.3', ['tensorflow']],
  ])('tells that no version fits: %s', async (_, requirements, packages) => {
    expect(await problem(requirements)).toMatchObject({ kind: 'no-version-fits', packages });
  });

  it('tells a conflict in uv’s own words', async () => {
    const found = await problem('black==24.1.0\nclick<8\n');
    expect(found).toMatchObject({ kind: 'conflict', packages: ['black', 'click'] });
    expect(found.message).toContain('black==24.1.0 depends on click>=8.0.0');
  });

  it('reads what editors of other systems write', async () => {
    expect([...(await resolved('\uFEFFsix\r\n# a comment\r\nidna \\\r\n  >=3\r\n')).keys()]).toEqual(['idna', 'six']);
    expect((await resolved('# nothing yet\n')).size).toBe(0);
  });

  it('takes only files whose hash the user allows', async () => {
    const allowed = '4721f391ed90541fddacab5acf947aa0d3dc7d27b2e1e8eda2be8970586c3274';
    const other = '0'.repeat(64);
    const locked = await resolved(`six==1.17.0 --hash=sha256:${other} \\\n  --hash=sha256:${allowed}\n`);
    expect(locked.get('six')?.sha256).toBe(allowed);
    const found = await problem(`six==1.17.0 --hash=sha256:${other}`);
    expect(found).toMatchObject({ kind: 'conflict', packages: ['six'] });
  });

  it.each([
    'six=1.17',
    '-r other.txt',
    '-c/run/studio/package-source.json',
    // A variable of the toolbox's own, e.g. its proxy with a password, is never filled in.
    // biome-ignore lint/suspicious/noTemplateCurlyInString: pip's own syntax
    '--index-url https://${HTTPS_PROXY}/simple\nsix',
  ])('tells that %s cannot be read', async (requirements) => {
    expect((await problem(requirements)).kind).toBe('invalid-definition');
  });

  it('names the index that cannot be reached, without its password', async () => {
    const found = await problem('--index-url http://ann:secret@127.0.0.1:9/simple\nsix\n');
    expect(found.kind).toBe('index-unreachable');
    expect(found.address).toMatch(/^http:\/\/[\d.]+:9\/simple\//);
    expect(JSON.stringify(found)).not.toContain('secret');
  });

  it.each([
    'sgmllib3k',
    '--no-binary six\nsix',
    '--only-binary=:none:\nsgmllib3k',
    '-egit+https://packages.example/x',
    'x @ git+https://packages.example/x',
    '-e .',
    './folder',
  ])('refuses to run build code of %s without the opt-in', async (requirements) => {
    expect((await problem(requirements)).kind).toBe('source-build-refused');
  });

  it('locks a source distribution with the opt-in', async () => {
    const locked = (await resolved('sgmllib3k', { allowSourceBuilds: true })).get('sgmllib3k');
    expect(locked?.url).toMatch(/sgmllib3k-1\.0\.0\.tar\.gz$/);
    expect(locked?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('keeps the time limit', async () => {
    expect((await problem('jupyterlab', { timeoutMs: 1 })).kind).toBe('time-limit');
  });
});

describe('an index on this machine', () => {
  let folder = '';
  let server: FileServer;
  let links = '';
  // A server of its own for each test: nothing of it is in the cache yet.
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'studio-test-index-'));
    // Whoever may ask asks again, however short ago the last answer was.
    server = await serveFiles(folder, { 'cache-control': 'no-cache' });
    await mkdir(join(folder, 'links'));
    const wheels = await Promise.all(['1.0', '2.0rc1'].map((version) => writeWheel(join(folder, 'links'), version)));
    await writeFile(join(folder, 'links', 'index.html'), wheels.join('\n'));
    links = `--no-index\n--find-links ${server.localhostUrl}/links/index.html\n`;
  });
  afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  it('is reached by --index-url and --find-links that say localhost, and gives pre-releases for --pre', async () => {
    expect((await resolved(`${links}studio-own`)).get('studio-own')?.version).toBe('1.0');
    const newest = (await resolved(`${links}--pre\nstudio-own`)).get('studio-own');
    expect(newest?.version).toBe('2.0rc1');
    expect(newest?.url.startsWith(server.url)).toBe(true);
  });

  it('is asked where the cache has nothing, and not where the cache is to answer', async () => {
    const offline = async () => (await resolved(`${links}studio-own`, { isOffline: true })).get('studio-own')?.version;
    expect(await offline()).toBe('1.0');
    const asked = server.requests.length;
    expect(asked).toBeGreaterThan(0);
    expect(await offline()).toBe('1.0');
    expect(server.requests).toHaveLength(asked);
  });
});

describe('a pip section beside a conda section', () => {
  const conda = (name: string, version: string, requiredBy: readonly string[] = []): LockedPackage => ({
    manager: 'conda',
    name,
    version,
    url: `https://conda.example/${name}`,
    sha256: '0'.repeat(64),
    isRequested: true,
    requiredBy: [...requiredBy],
  });
  const condaPackages = [
    conda('python', '3.11.2', ['numpy', 'python-tzdata', 'only-in-conda', '_python_abi3_support', 'odd-version']),
    conda('numpy', '1.26.4'),
    conda('python-tzdata', '2025.2'),
    conda('only-in-conda', '1.0'),
    // No wheel can have such a name or version.
    conda('_python_abi3_support', '1.0'),
    conda('odd-version', '1.0_1'),
    conda('openssl', '3.0'),
  ];

  it('leaves out what conda installs, under whatever name, and keeps to its versions', async () => {
    const packages = await resolved('pandas<3\nonly-in-conda\n', { condaPackages });
    expect(packages.has('pandas')).toBe(true);
    for (const name of ['numpy', 'tzdata', 'only-in-conda']) expect(packages.has(name)).toBe(false);
  });

  it('tells that pip may not replace what conda installs', async () => {
    const found = await problem('numpy>=2', { condaPackages });
    expect(found).toMatchObject({ kind: 'conflict', packages: ['numpy'] });
    expect(found.message).toContain('conda installs numpy 1.26.4');
  });
});

/** Writes an empty wheel of `studio-own`; gives the link to it. */
async function writeWheel(folder: string, version: string): Promise<string> {
  const name = `studio_own-${version}-py3-none-any.whl`;
  const metadata = `Metadata-Version: 2.1\nName: studio-own\nVersion: ${version}\n`;
  const wheel = 'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n';
  const stem = `studio_own-${version}.dist-info`;
  const content = zipStored({ [`${stem}/METADATA`]: metadata, [`${stem}/WHEEL`]: wheel, [`${stem}/RECORD`]: '' });
  await writeFile(join(folder, name), content);
  const digest = createHash('sha256').update(content).digest('hex');
  return `<a href="${name}#sha256=${digest}">${name}</a>`;
}
