import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { createDockerAdapter } from '../adapters/docker/docker-adapter.ts';
import type { ImageStore } from '../ports/image-store.ts';
import { cancelBuild } from '../usecases/build/cancel-build.ts';
import { getBuild } from '../usecases/build/get-build.ts';
import { retryBuild } from '../usecases/build/retry-build.ts';
import { startBuild } from '../usecases/build/start-build.ts';
import { explainDefinition } from '../usecases/definition/explain-definition.ts';
import { getDraft } from '../usecases/draft/get-draft.ts';
import { saveDraft } from '../usecases/draft/save-draft.ts';
import { createEnvironment } from '../usecases/environment/create-environment.ts';
import { editEnvironment } from '../usecases/environment/edit-environment.ts';
import { archiveVersion } from '../usecases/version/archive-version.ts';
import { registerAndBuild } from '../usecases/version/register-and-build.ts';
import { restoreVersion } from '../usecases/version/restore-version.ts';
import { type BuildStudio, openBuildStudio } from './testing/build-studio.ts';
import { isSpeaking } from './testing/is-speaking.ts';

let studio: BuildStudio;

beforeAll(async () => {
  studio = await openBuildStudio();
  studio.startWorker({ limit: 3 });
});
afterAll(() => studio.close());

/** A definition of this run alone, so that no image of an earlier one is found. */
const slow = (seconds: number) => ({
  dockerfile: `FROM ${studio.baseImage}\nRUN echo ${crypto.randomUUID()} && for i in $(seq ${seconds * 10}); do echo tick $i; sleep 0.1; done\n`,
});

test('a definition that was built is ready with the answer, also under another name', async () => {
  const definition = { pip: 'six==1.16.0\n', variables: [{ name: 'RUN', value: crypto.randomUUID() }] };
  const first = await studio.build(definition);
  expect(first).toMatchObject({ state: 'succeeded', isReused: false });

  const version = await studio.register(definition);
  const start = performance.now();
  const { buildId, isReused } = await startBuild(studio.context, version);
  expect(performance.now() - start).toBeLessThan(1_000);
  expect(isReused).toBe(true);
  const second = await getBuild(studio.context, { buildId });
  expect(second).toMatchObject({ state: 'succeeded', isReused: true, imageId: first.imageId });
  const named = await studio.context.imageStore.find(`envstudio/default/${version.name}:1`);
  expect(named?.id).toBe(first.imageId);
});

test('why an image will be made anew is told from what it was made of', async () => {
  const { context } = studio;
  const version = await studio.register({ pip: 'six==1.16.0\n' });
  await studio.untilFinished((await startBuild(context, version)).buildId);
  const { definition } = await context.database.stores.versions.get(context.actor.workspaceId, version.name, 1);
  const asked = { ...version, definition };
  expect(await explainDefinition(context, asked)).toEqual({ specification: [], image: [], isLeftOutdated: false });

  const image = context.toolbox.image();
  if (!image) throw new Error('the toolbox is there: it locked the version');
  const newer = { ...image, toolDigests: { ...image.toolDigests, uv: 'f'.repeat(64) } };
  const updated = { ...context, toolbox: { ...context.toolbox, image: () => newer } };
  expect(await explainDefinition(updated, asked)).toEqual({
    specification: [],
    image: [{ field: 'tool', name: 'uv', kind: 'changed', left: image.toolDigests['uv'], right: newer.toolDigests.uv }],
    isLeftOutdated: false,
  });
});

test('registering and building are one call, which is ready at once the second time', async () => {
  const { context, baseImage } = studio;
  const variables = [{ name: 'RUN', value: crypto.randomUUID() }];
  const definition = { ...emptyDefinition, baseImage, pip: 'six==1.16.0\n', variables };
  const register = async () => {
    const name = `test-${crypto.randomUUID().slice(0, 8)}`;
    await createEnvironment(context, { name, description: '', tags: [] });
    return { name, ...(await registerAndBuild(context, { name, definition, note: '', description: '', labels: {} })) };
  };
  const first = await register();
  expect(first).toMatchObject({ number: 1, isNew: true, isReused: false });
  const built = await studio.untilFinished(first.buildId);
  const second = await register();
  expect(second).toMatchObject({ number: 1, isNew: true, isReused: true });
  expect(await getBuild(context, { buildId: second.buildId })).toMatchObject({
    state: 'succeeded',
    imageId: built.imageId,
    versionNumber: 1,
  });
  expect((await context.imageStore.find(`envstudio/default/${second.name}:1`))?.id).toBe(built.imageId);

  const wrong = { name: second.name, definition: { ...definition, pip: 'six=1\n' } };
  await expect(registerAndBuild(context, { ...wrong, note: '', description: '', labels: {} })).rejects.toMatchObject({
    code: 'DEFINITION_HAS_ERRORS',
  });
});

test('an engine that is lost while a ready image gets its name is no error: the build is there', async () => {
  const definition = { variables: [{ name: 'RUN', value: crypto.randomUUID() }] };
  const built = await studio.build(definition);
  const version = await studio.register(definition);
  const nowhere = createDockerAdapter({
    dockerHost: 'unix:///nonexistent/docker.sock',
    home: '/nonexistent',
  }).imageStore;
  const { imageStore } = studio.context;
  const lostWhileNaming: ImageStore = {
    find: (reference) => imageStore.find(reference),
    list: () => imageStore.list(),
    layers: (reference) => imageStore.layers(reference),
    tag: (imageId, reference) => nowhere.tag(imageId, reference),
    load: (archive) => imageStore.load(archive),
    save: (reference) => imageStore.save(reference),
    pull: (...input) => imageStore.pull(...input),
    remove: (reference) => imageStore.remove(reference),
  };
  const { buildId, isReused } = await startBuild({ ...studio.context, imageStore: lostWhileNaming }, version);
  expect(isReused).toBe(true);
  expect(await getBuild(studio.context, { buildId })).toMatchObject({ state: 'succeeded', imageId: built.imageId });
});

test('an archived version is built again only when it is back', async () => {
  const version = await studio.register({ variables: [{ name: 'RUN', value: crypto.randomUUID() }] });
  await archiveVersion(studio.context, version);
  await expect(startBuild(studio.context, version)).rejects.toMatchObject({ code: 'ARCHIVED' });
  await restoreVersion(studio.context, version);
  const { buildId } = await startBuild(studio.context, version);
  expect(await studio.untilFinished(buildId)).toMatchObject({ state: 'succeeded' });
});

test('the image of a version is called by the new name of its environment', async () => {
  const version = await studio.register({ variables: [{ name: 'RUN', value: crypto.randomUUID() }] });
  const built = await studio.untilFinished((await startBuild(studio.context, version)).buildId);
  const newName = `renamed-${crypto.randomUUID()}`;
  await editEnvironment(studio.context, { name: version.name, newName });
  const newReference = `envstudio/default/${newName}:1`;
  expect((await studio.context.imageStore.find(newReference))?.id).toBe(built.imageId);
  await studio.context.imageStore.remove(newReference);
});

test('an image that was removed from the engine is built again, from its lock', async () => {
  const definition = { pip: 'six\n', variables: [{ name: 'RUN', value: crypto.randomUUID() }] };
  const version = await studio.register(definition);
  const first = await studio.untilFinished((await startBuild(studio.context, version)).buildId);
  const image = await studio.context.imageStore.find(first.imageId ?? '');
  for (const tag of image?.tags ?? []) await studio.context.imageStore.remove(tag);
  expect(await studio.context.imageStore.find(first.imageId ?? '')).toBeUndefined();

  const { buildId, isReused } = await startBuild(studio.context, version);
  expect(isReused).toBe(false);
  const again = await studio.untilFinished(buildId);
  expect(again).toMatchObject({
    state: 'succeeded',
    isReused: false,
    lockId: first.lockId,
    imageHash: first.imageHash,
  });
});

test('two builds of the same at once are one build of the engine, with one log', async () => {
  const definition = slow(1);
  const [one, two] = [await studio.register(definition), await studio.register(definition)];
  const started = await Promise.all([startBuild(studio.context, one), startBuild(studio.context, two)]);
  const builds = await Promise.all(started.map(({ buildId }) => studio.untilFinished(buildId)));
  expect(builds.map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
  expect(builds[0]?.imageId).toBe(builds[1]?.imageId);
  const follower = builds.find((build) => build.sharedBuildId !== undefined);
  const leader = builds.find((build) => build.sharedBuildId === undefined);
  expect(follower?.sharedBuildId).toBe(leader?.id);
  expect(follower?.lineCount).toBe(leader?.lineCount);
});

test('cancelling one of two leaves the other, whichever it is', async () => {
  for (const cancelled of ['leader', 'follower']) {
    const definition = slow(2);
    const [one, two] = [await studio.register(definition), await studio.register(definition)];
    const { buildId: first } = await startBuild(studio.context, one);
    await studio.until(first, isSpeaking);
    const { buildId: second } = await startBuild(studio.context, two);
    await studio.until(second, (build) => build.sharedBuildId === first);

    const [ended, other] = cancelled === 'leader' ? [first, second] : [second, first];
    await cancelBuild(studio.context, { buildId: ended });
    expect(await getBuild(studio.context, { buildId: ended })).toMatchObject({ state: 'cancelled' });
    const finished = await studio.untilFinished(other);
    expect(finished).toMatchObject({ state: 'succeeded', isReused: false });
    expect(await getBuild(studio.context, { buildId: ended })).toMatchObject({ state: 'cancelled' });
    const log = (await studio.readLog(first)).map((line) => line[3]);
    expect(log.filter((line) => line === 'tick 1')).toHaveLength(1);
  }
});

test('when the last one that shares a build is cancelled, the work ends', async () => {
  const definition = slow(60);
  const [one, two] = [await studio.register(definition), await studio.register(definition)];
  const { buildId: first } = await startBuild(studio.context, one);
  await studio.until(first, isSpeaking);
  const { buildId: second } = await startBuild(studio.context, two);
  await studio.until(second, (build) => build.sharedBuildId === first);
  await cancelBuild(studio.context, { buildId: first });
  await cancelBuild(studio.context, { buildId: second });
  expect(await studio.untilFinished(second)).toMatchObject({ state: 'cancelled' });
  await expect
    .poll(async () => (await studio.context.database.stores.buildQueue.listWorking()).includes(first), {
      timeout: 3_000,
    })
    .toBe(false);
});

test('a test build of a draft makes the image of the version that becomes of it', async () => {
  const { draftId, name } = await createEnvironment(studio.context, {
    name: `test-draft-${crypto.randomUUID().slice(0, 8)}`,
    description: '',
    tags: [],
  });
  const draft = await getDraft(studio.context, { draftId });
  const definition = { ...draft.definition, variables: [{ name: 'RUN', value: crypto.randomUUID() }] };
  await saveDraft(studio.context, {
    draftId,
    revision: draft.revision,
    definition,
    description: '',
    tags: [],
    sessionId: 'a',
  });
  const { buildId } = await startBuild(studio.context, { draftId });
  const build = await studio.untilFinished(buildId);
  expect(build).toMatchObject({ state: 'succeeded', isTest: true, draftId });
  const version = await studio.register(definition, name);
  expect(await startBuild(studio.context, version)).toMatchObject({ isReused: true });
});

test('a retry is a build of its own that names the one it repeats', async () => {
  const failed = await studio.build({
    dockerfile: `FROM ${studio.baseImage}\nRUN exit ${10 + Math.floor(Math.random() * 90)}\n`,
  });
  expect(failed.state).toBe('failed');
  const { buildId } = await retryBuild(studio.context, { buildId: failed.id });
  expect(await studio.untilFinished(buildId)).toMatchObject({
    state: 'failed',
    retriedFromId: failed.id,
    environmentName: failed.environmentName,
  });
});
