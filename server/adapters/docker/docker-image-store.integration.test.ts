import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDockerAdapter } from './docker-adapter.ts';
import { busyboxImage, ensureBusyboxImage } from './testing/busybox-image.ts';
import { collectBuild } from './testing/collect-build.ts';
import { dockerUnderTest, removeUntaggedTestImages } from './testing/docker-under-test.ts';

const { imageBuilder, imageStore } = dockerUnderTest();
const reference = `studio-test/store:${process.pid}`;
let imageId = '';

beforeAll(async () => {
  await ensureBusyboxImage(imageStore);
  const dockerfile = `FROM ${busyboxImage}\nARG WHO\nRUN echo $WHO ${process.pid} >/who\nENV A="x=y" B=\nLABEL studio.test=yes\nWORKDIR /work\nUSER ada\nENTRYPOINT ["sh"]\nCMD ["-c","true"]`;
  const { outcome } = await collectBuild(imageBuilder, dockerfile, {
    tags: [reference],
    buildArguments: { WHO: 'ada and bob' },
  });
  imageId = outcome.type === 'built' ? outcome.imageId : '';
});
afterAll(async () => {
  await imageStore.remove(reference);
  await imageStore.remove(`${reference}-again`);
  await removeUntaggedTestImages();
});

it('describes an image, by tag and by id', async () => {
  const image = await imageStore.find(reference);
  expect(image).toMatchObject({
    id: imageId,
    tags: [reference],
    repositoryDigests: [],
    architecture: 'amd64',
    user: 'ada',
    workingDirectory: '/work',
    entrypoint: ['sh'],
    command: ['-c', 'true'],
    variables: { PATH: '/bin', A: 'x=y', B: '' },
    labels: { 'studio.test': 'yes' },
  });
  expect(image?.sizeBytes).toBeGreaterThan(1_000_000);
  expect(await imageStore.find(imageId)).toEqual(image);
  expect(await imageStore.list()).toContainEqual(image);
});

it.each(['studio-test/absent:1', `sha256:${'0'.repeat(64)}`, 'Not A Reference', '', '../containers/json?x='])(
  'does not find %j',
  async (absent) => {
    expect(await imageStore.find(absent)).toBeUndefined();
  },
);

it('lists the layers without build arguments', async () => {
  const layers = await imageStore.layers(reference);
  expect(layers.find(({ createdBy }) => createdBy.includes('/who'))).toEqual({
    createdBy: `RUN /bin/sh -c echo $WHO ${process.pid} >/who # buildkit`,
    sizeBytes: `ada and bob ${process.pid}\n`.length,
  });
  expect(JSON.stringify(layers)).not.toContain('ada and bob');
  await expect(imageStore.layers('studio-test/absent:1')).rejects.toMatchObject({ code: 'IMAGE_NOT_FOUND' });
});

it('saves an image and loads it again, the same', async () => {
  const saved = [];
  for await (const chunk of await imageStore.save(reference)) saved.push(chunk as Buffer);
  await imageStore.remove(reference);
  expect(await imageStore.find(reference)).toBeUndefined();
  await imageStore.load(Readable.from(saved));
  expect((await imageStore.find(reference))?.id).toBe(imageId);
  await expect(imageStore.save('studio-test/absent:1')).rejects.toMatchObject({ code: 'IMAGE_NOT_FOUND' });
});

it('gives an image another name, and takes one name away', async () => {
  await imageStore.tag(imageId, `${reference}-again`);
  expect((await imageStore.find(imageId))?.tags.toSorted()).toEqual([reference, `${reference}-again`]);
  await imageStore.remove(`${reference}-again`);
  expect((await imageStore.find(imageId))?.tags).toEqual([reference]);
  await imageStore.remove(`${reference}-again`); // a second time is no error
  await expect(imageStore.tag(`sha256:${'0'.repeat(64)}`, 'studio-test/x:1')).rejects.toMatchObject({
    code: 'IMAGE_NOT_FOUND',
  });
});

it('refuses what is no archive', async () => {
  await expect(imageStore.load(Readable.from([Buffer.from('not a tar at all')]))).rejects.toThrow();
});

describe('pull', () => {
  const pull = (from: string, signal = AbortSignal.timeout(60_000)) => imageStore.pull(from, () => {}, signal);

  it('says that a registry cannot be reached', async () => {
    expect(await pull('127.0.0.1:1/studio-test/absent')).toMatchObject({
      ok: false,
      isUnreachable: true,
      message: expect.stringContaining('refused'),
    });
  });

  it('refuses what is no reference', async () => {
    expect(await pull('not a reference')).toEqual({
      ok: false,
      isUnreachable: false,
      message: 'invalid reference format',
    });
  });

  it('ends with its signal', async () => {
    expect(await pull('127.0.0.1:1/studio-test/absent', AbortSignal.abort())).toEqual({
      ok: false,
      isUnreachable: false,
      message: 'cancelled',
    });
  });
});

it('says so when there is no engine', async () => {
  const nowhere = createDockerAdapter({
    home: '/nonexistent',
    dockerHost: 'unix:///nonexistent/docker.sock',
  }).imageStore;
  const unavailable = { code: 'ENGINE_UNAVAILABLE' };
  await expect(nowhere.find(reference)).rejects.toMatchObject(unavailable);
  await expect(nowhere.list()).rejects.toMatchObject(unavailable);
  await expect(nowhere.save(reference)).rejects.toMatchObject(unavailable);
  await expect(nowhere.pull(reference, () => {}, AbortSignal.timeout(5_000))).rejects.toMatchObject(unavailable);
});
