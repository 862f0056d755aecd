import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import type { ImageRecord } from '@/core/build/image-record.ts';
import type { Definition } from '@/core/definition/definition.ts';
import { type CondaChannel, startCondaChannel } from '../adapters/toolbox/testing/conda-channel.ts';
import { startForge } from '../adapters/toolbox/testing/forge.ts';
import { testCacheFolder } from '../adapters/toolbox/testing/test-cache.ts';
import { packageSourceUnderTest } from '../adapters/toolbox/testing/toolbox-under-test.ts';
import { startBuild } from '../usecases/build/start-build.ts';
import { type BuildStudio, openBuildStudio } from './testing/build-studio.ts';

let studio: BuildStudio;
let channel: CondaChannel;

beforeAll(async () => {
  channel = await startCondaChannel(testCacheFolder, packageSourceUnderTest);
  studio = await openBuildStudio();
  studio.startWorker();
});
afterAll(async () => {
  await studio.close();
  await channel.close();
});

const conda = (...dependencies: string[]) =>
  [
    `channels: ['${channel.url}/main', nodefaults]`,
    'dependencies:',
    ...dependencies.map((one) => `  - ${one}`),
    '',
  ].join('\n');

/** Builds, and shows the log when it did not go well. */
async function buildWell(definition: Partial<Definition>): Promise<{ build: BuildDetail; record: ImageRecord }> {
  const build = await studio.build(definition);
  const log = await studio.readLog(build.id);
  expect(build, log.map((line) => line[3]).join('\n')).toMatchObject({ state: 'succeeded', isReused: false });
  expect(log).toHaveLength(build.lineCount);
  expect(studio.errors).toEqual([]);
  const status = studio.context.engine.status();
  const engineId = status.state === 'connected' ? status.engineId : '';
  const record = await studio.context.database.stores.images.find(build.imageHash ?? '', engineId);
  if (!record) throw new Error('The image was not recorded.');
  return { build, record };
}

const versionsOf = (record: ImageRecord) =>
  Object.fromEntries(record.packages.map(({ manager, name, version }) => [`${manager} ${name}`, version]));

test('a pip section becomes an image whose packages are its lock', async () => {
  const { build, record } = await buildWell({ pip: 'six==1.16.0\npython-dateutil==2.9.0\n' });
  expect(versionsOf(record)).toMatchObject({ 'pip six': '1.16.0', 'pip python-dateutil': '2.9.0' });
  expect(record).toMatchObject({ warnings: [], pythonVersion: expect.stringMatching(/^3\.11\./) });
  expect(record.sizeBytes).toBeGreaterThan(1e6);
  expect(build.phases.map(({ phase }) => phase)).toEqual(['resolve-base', 'lock', 'build', 'check', 'record']);
  expect(build.phases.every(({ finishedAt }) => finishedAt !== undefined)).toBe(true);
});

test('a package from a git repository is built from its locked archive, with the opt-in', async () => {
  const forge = await startForge();
  try {
    const pip = `wheelwright @ git+${forge.localhostUrl}/acme/wheelwright.git@v1\n`;
    const { build, record } = await buildWell({ pip, allowSourceBuilds: true });
    expect(versionsOf(record)).toMatchObject({ 'pip wheelwright': '1.0' });
    const program = 'import wheelwright; print(wheelwright.spokes)';
    const command = ['python', '-c', program];
    const ran = await studio.context.containers.run({ image: build.imageId ?? '', command });
    expect(ran.stdout.trim()).toBe('12');
  } finally {
    await forge.close();
  }
});

test('a conda section brings its own Python', async () => {
  const { record } = await buildWell({ conda: conda('python=3.11') });
  expect(versionsOf(record)).toHaveProperty('conda python');
});

test('conda and pip sections share one environment', async () => {
  const { record } = await buildWell({ conda: conda('python=3.11'), pip: 'six==1.16.0\n' });
  expect(versionsOf(record)).toMatchObject({ 'conda python': expect.any(String), 'pip six': '1.16.0' });
});

test("a user's own Dockerfile is built alone", async () => {
  const { build } = await buildWell({
    dockerfile: `FROM ${studio.baseImage} AS first\nRUN echo made > /made\nFROM ${studio.baseImage}\nCOPY --from=first /made /made\nUSER 1000\nENTRYPOINT ["/bin/cat"]\n`,
  });
  const image = await studio.context.imageStore.find(build.imageId ?? '');
  expect(image).toMatchObject({ user: '1000', entrypoint: ['/bin/cat'] });
});

test("sections go on from a user's own Dockerfile, and its user and entry point stay", async () => {
  const { build, record } = await buildWell({
    dockerfile: `FROM ${studio.baseImage}\nRUN useradd --uid 1234 worker || echo "worker:x:1234:1234::/home/worker:/bin/sh" >> /etc/passwd\nUSER 1234\nENTRYPOINT ["python", "-c"]\n`,
    pip: 'six==1.16.0\n',
  });
  const image = await studio.context.imageStore.find(build.imageId ?? '');
  expect(image).toMatchObject({ user: '1234', entrypoint: ['python', '-c'] });
  expect(versionsOf(record)).toMatchObject({ 'pip six': '1.16.0' });
  const program = 'import six; print(six.__version__)';
  const ran = await studio.context.containers.run({ image: build.imageId ?? '', command: ['python', '-c', program] });
  expect(ran.stdout.trim()).toBe('1.16.0');
});

test('a user-managed image gets settings and nothing else', async () => {
  const { build, record } = await buildWell({ userManaged: true, variables: [{ name: 'MODE', value: 'a b' }] });
  const image = await studio.context.imageStore.find(build.imageId ?? '');
  expect(image?.variables).toMatchObject({ MODE: 'a b' });
  expect(record.pythonVersion).toMatch(/^3\.11\./);
});

test('the image carries the names of its version and of its content, and both hashes', async () => {
  const version = await studio.register({ pip: 'six==1.16.0\nidna==3.6\n' });

  const { buildId } = await startBuild(studio.context, version);
  const build = await studio.untilFinished(buildId);
  const image = await studio.context.imageStore.find(`envstudio/default/${version.name}:${version.number}`);
  expect(image?.id).toBe(build.imageId);
  expect(image?.tags).toContain(`envstudio/env_${build.imageHash}:latest`);
  expect(image?.labels).toMatchObject({
    'studio.specification-hash': `sha256:${build.specificationHash}`,
    'studio.image-hash': `sha256:${build.imageHash}`,
  });
});
