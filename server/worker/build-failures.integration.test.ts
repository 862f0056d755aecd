import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BuildFailure } from '@/core/build/build.ts';
import type { Definition } from '@/core/definition/definition.ts';
import { bridgeAddress } from '@/e2e/support/bridge-address.ts';
import { collectBuild } from '../adapters/docker/testing/collect-build.ts';
import { type CondaChannel, startCondaChannel } from '../adapters/toolbox/testing/conda-channel.ts';
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

async function failureOf(definition: Partial<Definition>): Promise<BuildFailure> {
  const build = await studio.buildDraft(definition);
  const log = await studio.readLog(build.id);
  expect(build.state, log.map((line) => line[3]).join('\n')).toBe('failed');
  expect(studio.errors).toEqual([]);
  if (!build.failure) throw new Error('A failed build says why.');
  return build.failure;
}

const conda = (address: string, ...dependencies: string[]) =>
  [`channels: ['${address}', nodefaults]`, 'dependencies:', ...dependencies.map((one) => `  - ${one}`), ''].join('\n');

/** An address at which nobody listens. */
async function deadAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://${bridgeAddress()}:${port}`;
}

test('a draft that reaches for the secrets of the studio, which no version may', async () => {
  const dockerfile = 'USER root\nRUN --mount=type=secret,id=studio-settings cat /run/secrets/studio-settings\n';
  expect(await failureOf({ dockerfile })).toMatchObject({
    reason: 'dockerfile-syntax',
    phase: 'build',
    origin: { section: 'dockerfile', line: 2 },
  });
});

test('a base image whose triggers reach for the secrets of the studio, under either FROM', async () => {
  const { imageBuilder, imageStore } = studio.context;
  const reference = `studio-test/trigger:${crypto.randomUUID()}`;
  const dockerfile = `FROM ${studio.baseImage}\nONBUILD RUN --mount=type=secret,id=studio-settings cat /etc/hosts\n`;
  const { outcome } = await collectBuild(imageBuilder, dockerfile, { tags: [reference] });
  expect(outcome.type).toBe('built');
  try {
    const refusal = {
      reason: 'base-image-refused',
      phase: 'resolve-base',
      values: { image: reference },
      message: expect.stringContaining('ONBUILD'),
    };
    expect(await failureOf({ dockerfile: `FROM ${reference}\n` })).toMatchObject(refusal);
    expect(await failureOf({ baseImage: reference })).toMatchObject(refusal);
  } finally {
    await imageStore.remove(reference);
  }
});

test('a base image whose name was given to another image after the version was locked', async () => {
  const { imageStore } = studio.context;
  const reference = `studio-test/moved:${crypto.randomUUID()}`;
  const first = await imageStore.find(studio.baseImage);
  await imageStore.tag(first?.id ?? '', reference);
  try {
    const version = await studio.register({ baseImage: reference });
    const built = await studio.untilFinished((await startBuild(studio.context, version)).buildId);
    expect(built.state).toBe('succeeded');
    for (const tag of (await imageStore.find(built.imageId ?? ''))?.tags ?? []) {
      if (tag.startsWith('envstudio/env_') || tag.includes(version.name)) await imageStore.remove(tag);
    }
    const other = await studio.build({ variables: [{ name: 'OTHER', value: crypto.randomUUID() }] });
    await imageStore.tag(other.imageId ?? '', reference);
    const again = await studio.untilFinished((await startBuild(studio.context, version)).buildId);
    expect(again.failure).toMatchObject({ reason: 'base-image-changed', values: { image: reference } });
  } finally {
    await imageStore.remove(reference);
  }
});

test('a pip package that does not exist, with the line that asks for it', async () => {
  expect(await failureOf({ pip: 'six==1.16.0\nno-such-package-env-studio==1.0\n' })).toMatchObject({
    reason: 'package-not-found',
    phase: 'lock',
    values: { package: expect.stringContaining('no-such-package-env-studio') },
    origin: { section: 'pip', line: 2 },
    line: expect.any(Number),
  });
});

test('a conda package that does not exist', async () => {
  expect(await failureOf({ conda: conda(`${channel.url}/main`, 'python=3.11', 'no-such-package') })).toMatchObject({
    reason: 'package-not-found',
    phase: 'lock',
    origin: { section: 'conda', line: 4 },
  });
});

test('a version that does not exist', async () => {
  expect(await failureOf({ pip: 'six==99.0\n' })).toMatchObject({ reason: 'no-version-fits', phase: 'lock' });
});

test('two requirements that exclude each other', async () => {
  expect(await failureOf({ pip: 'python-dateutil==2.9.0\nsix<1.5\n' })).toMatchObject({
    reason: 'conflict',
    phase: 'lock',
  });
});

test('an index that does not answer', async () => {
  expect(await failureOf({ pip: `--index-url ${await deadAddress()}/simple\nsix\n` })).toMatchObject({
    reason: 'index-unreachable',
    phase: 'lock',
  });
});

test('a channel that does not answer', async () => {
  expect(await failureOf({ conda: conda(await deadAddress(), 'python') })).toMatchObject({
    reason: 'channel-unreachable',
    phase: 'lock',
  });
});

test('a base image that nobody has', async () => {
  expect(await failureOf({ baseImage: 'localhost:1/no-such-image:1', pip: 'six\n' })).toMatchObject({
    reason: 'base-image-missing',
    phase: 'resolve-base',
    values: { image: 'localhost:1/no-such-image:1' },
  });
});

test("a base image of the user's own FROM that nobody has", async () => {
  expect(await failureOf({ dockerfile: 'FROM localhost:1/no-such-image:1\nRUN true\n' })).toMatchObject({
    reason: 'base-image-missing',
    phase: 'build',
  });
});

test('a Dockerfile that the engine cannot read, with its line', async () => {
  expect(await failureOf({ dockerfile: `FROM ${studio.baseImage}\nRUN true\nRUNN false\n` })).toMatchObject({
    reason: 'dockerfile-syntax',
    origin: { section: 'dockerfile', line: 3 },
  });
});

test('a command that fails, with its exit code and what it said', async () => {
  const failure = await failureOf({
    dockerfile: `FROM ${studio.baseImage}\nRUN echo fine && echo "error: it broke" >&2 && exit 7\n`,
  });
  expect(failure).toMatchObject({
    reason: 'command-failed',
    phase: 'build',
    exitCode: 7,
    message: 'error: it broke',
    origin: { section: 'dockerfile', line: 2 },
  });
});

test('a file that is not in the build context', async () => {
  expect(await failureOf({ dockerfile: `FROM ${studio.baseImage}\nCOPY missing.txt /\n` })).toMatchObject({
    reason: 'invalid-definition',
    phase: 'build',
  });
});

test('an image whose Python does not start', async () => {
  const failure = await failureOf({
    dockerfile: `FROM ${studio.baseImage}\nRUN printf '#!/bin/sh\\necho broken >&2; exit 3\\n' > /usr/local/bin/python3 && chmod +x /usr/local/bin/python3\n`,
  });
  expect(failure).toMatchObject({ reason: 'check-failed', phase: 'check' });
});

test('an image whose packages do not fit together', async () => {
  const failure = await failureOf({
    dockerfile: [
      `FROM ${studio.baseImage}`,
      'RUN folder=$(python3 -c "import site; print(site.getsitepackages()[0])")/needy-1.0.dist-info && mkdir -p $folder && \\',
      '    printf "Metadata-Version: 2.1\\nName: needy\\nVersion: 1.0\\nRequires-Dist: absent>=2\\n" > $folder/METADATA',
      '',
    ].join('\n'),
  });
  expect(failure).toMatchObject({
    reason: 'check-failed',
    phase: 'check',
    message: expect.stringContaining('absent>=2'),
  });
});

test('the time limit', async () => {
  const limited = await openBuildStudio({ settings: { buildTimeLimitMs: 5_000, queueLimit: 50 } });
  limited.startWorker();
  try {
    const build = await limited.build({
      dockerfile: `FROM ${limited.baseImage}\nRUN echo ${crypto.randomUUID()} && sleep 60\n`,
    });
    expect(build).toMatchObject({ state: 'failed', failure: { reason: 'time-limit', phase: 'build' } });
  } finally {
    await limited.close();
  }
});
