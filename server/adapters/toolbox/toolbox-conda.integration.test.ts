import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CondaSolveRequest, Resolution } from '@/server/ports/conda-solver.ts';
import { type CondaChannel, startCondaChannel } from './testing/conda-channel.ts';
import { serveFiles } from './testing/file-server.ts';
import { testCacheFolder } from './testing/test-cache.ts';
import { packageSourceUnderTest, toolboxUnderTest } from './testing/toolbox-under-test.ts';

const toolbox = toolboxUnderTest();
let channel: CondaChannel;
beforeAll(async () => {
  channel = await startCondaChannel(testCacheFolder, packageSourceUnderTest);
});
afterAll(async () => {
  await toolbox.close();
  await channel.close();
});

function solve(specs: readonly string[], changes: Partial<CondaSolveRequest> = {}): Promise<Resolution> {
  const request = {
    specs,
    channels: [`${channel.url}/main`, `${channel.url}/extra`],
    virtualPackages: { __glibc: '2.36' },
    timeoutMs: 30_000,
    ...changes,
  };
  return toolbox.solve(request, new AbortController().signal);
}

async function solved(specs: readonly string[], changes: Partial<CondaSolveRequest> = {}) {
  const resolution = await solve(specs, changes);
  if (!resolution.ok) throw new Error(resolution.problem.message);
  return new Map(resolution.lock.packages.map((locked) => [locked.name, locked]));
}

async function problem(specs: readonly string[], changes: Partial<CondaSolveRequest> = {}) {
  const resolution = await solve(specs, changes);
  if (resolution.ok) throw new Error('it solved');
  return resolution.problem;
}

describe('solving a conda section', () => {
  it('locks every package with its hash, and says who asked for what', async () => {
    const resolution = await solve(['python=3.11', 'pandas']);
    if (!resolution.ok) throw new Error(resolution.problem.message);
    expect(resolution.pythonVersion).toBe('3.11.2');
    const packages = new Map(resolution.lock.packages.map((locked) => [locked.name, locked]));
    expect([...packages.keys()]).toEqual(
      ['numpy', 'pandas', 'python', 'python-dateutil', 'python-tzdata', 'pytz', 'six'].sort(),
    );
    expect(packages.get('numpy')).toMatchObject({
      manager: 'conda',
      version: '2.2.6',
      build: 'py311_0',
      license: 'Apache-2.0',
      isRequested: false,
      requiredBy: ['pandas'],
    });
    expect(packages.get('pandas')).toMatchObject({ isRequested: true, requiredBy: [] });
    for (const locked of packages.values()) {
      expect(locked.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(locked.sizeBytes).toBeGreaterThan(0);
      expect(resolution.lock.text).toContain(locked.sha256);
    }
  });

  it('keeps to the first channel that has a name, whatever the version in another', async () => {
    expect((await solved(['studio-shared'])).get('studio-shared')?.version).toBe('1.0');
    // What the user asks for by a version that only another channel has is taken from there.
    expect((await solved(['studio-shared=2'])).get('studio-shared')?.version).toBe('2.0');
    const reversed = { channels: [`${channel.url}/extra`, `${channel.url}/main`] };
    expect((await solved(['studio-shared'], reversed)).get('studio-shared')?.version).toBe('2.0');
  });

  it('takes `channel::package` from that channel, even one that the section does not list', async () => {
    const spec = `${channel.url}/extra::studio-shared`;
    const listed = await solved([spec, 'studio-demo']);
    expect(listed.get('studio-shared')).toMatchObject({ version: '2.0', channel: `${channel.url}/extra/` });
    const unlisted = await solved([spec], { channels: [`${channel.url}/main`] });
    expect(unlisted.get('studio-shared')?.version).toBe('2.0');
  });

  it('does not take `nodefaults` for a channel', async () => {
    expect((await solved(['studio-demo'], { channels: [`${channel.url}/main`, 'nodefaults'] })).size).toBe(2);
  });

  it('understands localhost as the machine of the user', async () => {
    const packages = await solved(['studio-demo'], { channels: [`${channel.localhostUrl}/main`] });
    expect(packages.get('studio-demo')?.url).toMatch(new RegExp(`^${channel.url}/main/noarch/`));
  });

  it('gives virtual packages to the solver', async () => {
    expect(await problem(['studio-needs-gpu'])).toMatchObject({ kind: 'conflict' });
    const virtualPackages = { __glibc: '2.36', __cuda: '12.4' };
    expect((await solved(['studio-needs-gpu'], { virtualPackages })).size).toBe(1);
  });

  it('names every package that no channel has', async () => {
    expect(await problem(['no-such-one', 'studio-demo', 'no-such-two>=1'])).toMatchObject({
      kind: 'package-not-found',
      packages: ['no-such-one', 'no-such-two'],
    });
  });

  it('tells a version that does not exist, and which do', async () => {
    const found = await problem(['studio-demo>=3']);
    expect(found).toMatchObject({ kind: 'no-version-fits', packages: ['studio-demo'] });
    expect(found.message).toContain('2.0, 1.0');
  });

  it('tells a conflict in the solver’s own words', async () => {
    const found = await problem(['studio-needs-old', 'studio-demo=2']);
    expect(found).toMatchObject({ kind: 'conflict', packages: ['studio-needs-old', 'studio-demo'] });
    expect(found.message).toContain('studio-demo <2');
  });

  it('names the channel that cannot be reached', async () => {
    const unreachable = `${channel.url.replace(/\d+$/, '1')}/main`;
    const found = await problem(['studio-demo'], { channels: [`${channel.url}/main`, unreachable] });
    expect(found.kind).toBe('channel-unreachable');
    expect(found.address).toContain(unreachable);
  });

  it('tells a match spec that cannot be read', async () => {
    expect(await problem(['studio-demo>>1'])).toMatchObject({
      kind: 'invalid-definition',
      packages: ['studio-demo>>1'],
    });
  });

  it('looks for `channel::package` in no other channel', async () => {
    const found = await problem([`${channel.url}/extra::studio-demo`]);
    expect(found).toMatchObject({ kind: 'package-not-found', packages: ['studio-demo'] });
  });

  it('sees a package that was published since it last looked', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'studio-test-channel-'));
    const growing = await serveFiles(folder);
    const publish = async (files: object) => {
      const repodata = { info: { subdir: 'noarch' }, packages: {}, 'packages.conda': files };
      await writeFile(join(folder, 'noarch', 'repodata.json'), JSON.stringify(repodata));
    };
    try {
      await mkdir(join(folder, 'noarch'));
      await publish({});
      const channels = { channels: [growing.url] };
      expect((await problem(['newborn'], channels)).kind).toBe('package-not-found');
      const record = {
        name: 'newborn',
        version: '1',
        build: '0',
        build_number: 0,
        depends: [],
        sha256: 'a'.repeat(64),
      };
      await publish({ 'newborn-1-0.conda': record });
      await expect.poll(async () => (await solve(['newborn'], channels)).ok, { timeout: 20_000 }).toBe(true);
    } finally {
      await growing.close();
      await rm(folder, { recursive: true });
    }
  });
});
