import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { busyboxImage, ensureBusyboxImage } from './testing/busybox-image.ts';
import { collectBuild } from './testing/collect-build.ts';
import { bareClient, dockerUnderTest, removeUntaggedTestImages } from './testing/docker-under-test.ts';
import { startRegistry, type TestRegistry } from './testing/registry.ts';

const { imageBuilder, imageStore } = dockerUnderTest();
let registry: TestRegistry;
let reference = '';

/** An image that stands in the registry only: it would otherwise be the engine's own that is used. */
beforeAll(async () => {
  await ensureBusyboxImage(imageStore);
  registry = await startRegistry();
  reference = `${registry.host}/studio-test/remote:1`;
  const { outcome } = await collectBuild(imageBuilder, `FROM ${busyboxImage}\nRUN echo ${randomUUID()}`, {
    tags: [reference],
  });
  expect(outcome.type).toBe('built');
  const pushed = await bareClient().getImage(reference).push({ authconfig: {} });
  for await (const chunk of pushed) expect(String(chunk)).not.toContain('"error"');
  await imageStore.remove(reference);
});
afterAll(async () => {
  await imageStore.remove(reference);
  await registry?.stop();
  await removeUntaggedTestImages();
});

it('builds from an image that only a registry has, asking it without a name', async () => {
  expect(await imageStore.find(reference)).toBeUndefined();
  const { outcome, stateByName } = await collectBuild(imageBuilder, `FROM ${reference}\nRUN echo ${randomUUID()}`);
  expect(outcome.type).toBe('built');
  expect([...stateByName.keys()].some((name) => name.includes(`FROM ${reference}@sha256:`))).toBe(true);
});

it('pulls it, tells how far it is, and knows its digest', async () => {
  const progress: string[] = [];
  expect(await imageStore.pull(reference, (text) => progress.push(text), AbortSignal.timeout(30_000))).toEqual({
    ok: true,
  });
  expect(progress.join('\n')).toContain('Pulling from studio-test/remote');
  const image = await imageStore.find(reference);
  const repository = `${registry.host}/studio-test/remote`;
  expect(image?.repositoryDigests).toEqual([expect.stringMatching(`^${repository}@sha256:[0-9a-f]{64}$`)]);

  const byDigest = image?.repositoryDigests[0] ?? '';
  await imageStore.remove(reference);
  expect(await imageStore.pull(byDigest, () => {}, AbortSignal.timeout(30_000))).toEqual({ ok: true });
  expect((await imageStore.find(byDigest))?.id).toBe(image?.id);
  await imageStore.remove(byDigest);
});

it('tells a registry that says no from one that says nothing', async () => {
  const absent = `${registry.host}/studio-test/absent:1`;
  expect(await imageStore.pull(absent, () => {}, AbortSignal.timeout(30_000))).toMatchObject({
    ok: false,
    isUnreachable: false,
  });
  const { outcome } = await collectBuild(imageBuilder, `FROM ${absent}`);
  expect(outcome).toMatchObject({ type: 'failed', kind: 'base-image-missing' });
});
