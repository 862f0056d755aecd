import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Definition, emptyDefinition } from '@/core/definition/definition.ts';
import { openTestStudio, type TestStudio } from '../../testing/test-studio.ts';
import type { UseCaseContext } from '../context.ts';
import { diagnoseDefinition } from '../definition/diagnose-definition.ts';
import { saveDraft } from '../draft/save-draft.ts';
import { createEnvironment } from '../environment/create-environment.ts';
import { getVersion } from './get-version.ts';
import { listVersions } from './list-versions.ts';
import { registerVersion } from './register-version.ts';

let opened: TestStudio;
let ada: UseCaseContext;

beforeAll(async () => {
  opened = await openTestStudio();
  ada = await opened.join('contributor', 'Ada');
});
afterAll(() => opened.close());

const pip = (text: string): Definition => ({ ...emptyDefinition, pip: text });
const create = (name: string) => createEnvironment(ada, { name, description: '', tags: [] });
const register = (name: string, definition: Definition, draftId?: string) =>
  registerVersion(ada, { name, definition, draftId, note: '', description: '', labels: {} });
const save = (draftId: string, definition: Definition) =>
  saveDraft(ada, { draftId, definition, revision: 0, description: '', tags: [], sessionId: 'tab' });

test('a hundred registrations at once get the numbers 1 to 100', async () => {
  await create('crowd');
  const registrations = await Promise.all(
    Array.from({ length: 100 }, (_, index) => register('crowd', pip(`package-${index}\n`))),
  );
  const numbers = registrations.map(({ number }) => number).sort((left, right) => left - right);
  expect(numbers).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  expect(registrations.every(({ isNew }) => isNew)).toBe(true);
});

test('the same definition a hundred times at once is one version', async () => {
  await create('same');
  const registrations = await Promise.all(Array.from({ length: 100 }, () => register('same', pip('pandas\n'))));
  expect(registrations.map(({ number }) => number)).toEqual(Array.from({ length: 100 }, () => 1));
  expect(registrations.filter(({ isNew }) => isNew)).toHaveLength(1);
});

test('an equal definition gives back the newest version that has it', async () => {
  await create('again');
  await register('again', pip('pandas\n'));
  await register('again', pip('numpy\n'));
  expect(await register('again', pip('pandas\n'))).toMatchObject({
    number: 1,
    isNew: false,
    cosmeticChangeOnly: false,
  });
  expect((await listVersions(ada, { name: 'again', limit: 50 })).items.map(({ number }) => number)).toEqual([2, 1]);
});

test('an edit of comments only is told, and its draft stays open', async () => {
  const { draftId } = await create('cosmetic');
  await register('cosmetic', pip('pandas\n'));
  expect(await register('cosmetic', pip('# for the report\npandas\n'), draftId)).toMatchObject({
    number: 1,
    isNew: false,
    cosmeticChangeOnly: true,
  });
  expect(await opened.studio.database.stores.drafts.get(opened.workspace.id, draftId)).toMatchObject({ state: 'open' });
  await save(draftId, pip('pandas\nnumpy\n'));
  expect(await register('cosmetic', pip('pandas\nnumpy\n'), draftId)).toMatchObject({ number: 2, isNew: true });
  const closed = await opened.studio.database.stores.drafts.get(opened.workspace.id, draftId);
  expect(closed).toMatchObject({ state: 'registered' });
});

test('a draft in which somebody else has written meanwhile stays open', async () => {
  const { draftId } = await create('shared');
  await save(draftId, pip('pandas\nnumpy\n'));
  expect(await register('shared', pip('pandas\n'), draftId)).toMatchObject({ number: 1, isNew: true });
  expect(await opened.studio.database.stores.drafts.get(opened.workspace.id, draftId)).toMatchObject({ state: 'open' });
});

test('a version is what was registered, whatever is registered later', async () => {
  await create('kept');
  await register('kept', pip('pandas==2.2.0\n'));
  await register('kept', pip('pandas==2.2.1\n'));
  expect(await getVersion(ada, { name: 'KEPT', number: 1 })).toMatchObject({
    environmentName: 'kept',
    definition: { pip: 'pandas==2.2.0\n' },
    readiness: 'not-built',
    createdByName: 'Ada',
    image: undefined,
  });
});

test('a curated environment is registered into by admins only, an archived one by nobody', async () => {
  const { environments } = opened.studio.database.stores;
  const identity = { workspaceId: opened.workspace.id, description: '', tags: [], createdBy: undefined };
  await environments.create({ ...identity, name: 'Curated-Test', isCurated: true });
  await expect(register('Curated-Test', pip('six\n'))).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  const admin = await opened.join('admin');
  const input = { name: 'Curated-Test', definition: pip('six\n'), note: '', description: '', labels: {} };
  expect(await registerVersion(admin, input)).toMatchObject({ number: 1 });

  const id = await environments.create({ ...identity, name: 'resting', isCurated: false });
  await environments.update(id, { archivedAt: new Date() }, new Date());
  await expect(register('resting', pip('six\n'))).rejects.toMatchObject({ code: 'ARCHIVED' });
});

test('a definition with errors gets no number', async () => {
  await create('broken');
  await expect(register('broken', pip('pandas==\n'))).rejects.toMatchObject({ code: 'DEFINITION_HAS_ERRORS' });
  expect((await listVersions(ada, { name: 'broken', limit: 1 })).items).toEqual([]);
});

test('what is found with the base image in mind stands in the way here as in the editor', async () => {
  await create('no-python');
  const id = `sha256:${'e'.repeat(64)}`;
  await ada.database.stores.baseImages.saveFacts({ reference: 'empty:1', imageId: id, user: '', sizeBytes: 1 });
  const status = { state: 'connected', engineId: 'e', version: '27', hasBuildKit: true, address: '' } as const;
  const image = { id, tags: [], repositoryDigests: [], sizeBytes: 1, createdAt: '', architecture: 'amd64', user: '' };
  const config = { workingDirectory: '', entrypoint: [], command: [], variables: {}, labels: {}, triggers: [] };
  const connected: UseCaseContext = {
    ...ada,
    engine: { ...ada.engine, status: () => ({ ...status, cpuCount: 1, memoryBytes: 1 }) },
    imageStore: { ...ada.imageStore, find: async () => ({ ...image, ...config }) },
  };
  const definition = { ...pip('six==1.17.0\n'), baseImage: 'empty:1' };
  expect(await diagnoseDefinition(connected, { definition })).toMatchObject([
    { code: 'pip-no-python', severity: 'error', start: { line: 1, column: 1 }, end: { line: 1, column: 12 } },
  ]);
  const input = { name: 'no-python', definition, note: '', description: '', labels: {} };
  await expect(registerVersion(connected, input)).rejects.toMatchObject({ code: 'DEFINITION_HAS_ERRORS' });
  // Nobody has looked at that image yet: the build will tell.
  expect(await diagnoseDefinition(ada, { definition })).toEqual([]);
});

test('what the connected engine is too old for stands in the way; without one it is a hint', async () => {
  await create('heredocs');
  const status = { state: 'connected', engineId: 'e', hasBuildKit: true, address: '', cpuCount: 1 } as const;
  const connectedTo = (version: string): UseCaseContext => ({
    ...ada,
    engine: { ...ada.engine, status: () => ({ ...status, version, memoryBytes: 1 }) },
  });
  const definition = { ...emptyDefinition, dockerfile: 'RUN <<EOF\ntrue\nEOF\n' };
  const codesFor = async (context: UseCaseContext) =>
    (await diagnoseDefinition(context, { definition })).map(({ code }) => code);
  expect(await codesFor(ada)).toEqual(['dockerfile-heredoc']);
  expect(await codesFor(connectedTo('28.5.2'))).toEqual([]);
  expect(await codesFor(connectedTo('20.10.24+dfsg1'))).toEqual(['dockerfile-heredoc-unsupported']);
  const input = { name: 'heredocs', definition, note: '', description: '', labels: {} };
  await expect(registerVersion(connectedTo('20.10.24'), input)).rejects.toMatchObject({
    code: 'DEFINITION_HAS_ERRORS',
  });
});
