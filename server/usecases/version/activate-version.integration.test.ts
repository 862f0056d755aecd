import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { openTestStudio, type TestStudio } from '../../testing/test-studio.ts';
import { startBuild } from '../build/start-build.ts';
import type { UseCaseContext } from '../context.ts';
import { archiveEnvironment } from '../environment/archive-environment.ts';
import { createEnvironment } from '../environment/create-environment.ts';
import { getEnvironment } from '../environment/get-environment.ts';
import { restoreEnvironment } from '../environment/restore-environment.ts';
import { activateVersion } from './activate-version.ts';
import { archiveVersion } from './archive-version.ts';
import { getVersion } from './get-version.ts';
import { registerVersion } from './register-version.ts';

let opened: TestStudio;
let ada: UseCaseContext;

beforeAll(async () => {
  opened = await openTestStudio();
  ada = await opened.join('contributor', 'Ada');
  await createEnvironment(ada, { name: 'model', description: '', tags: [] });
  for (const pip of ['one\n', 'two\n', 'three\n']) {
    const definition = { ...emptyDefinition, pip };
    await registerVersion(ada, { name: 'model', definition, note: '', description: '', labels: {} });
  }
  await writeDownBuild(1);
  await writeDownBuild(2);
});
afterAll(() => opened.close());

/** A build that found its image on the engine; building for real is tested with the worker. */
async function writeDownBuild(number: number): Promise<void> {
  const { workspaceId, userId } = ada.actor;
  const base = { reference: 'base', imageId: 'sha256:base', user: '', sizeBytes: 1 };
  await ada.database.transaction(async (stores) => {
    const version = await stores.versions.get(workspaceId, 'model', number);
    const { environmentId, definition, specificationHash } = version;
    const content = { base, virtualPackages: {} };
    const lock = await stores.locks.add({ workspaceId, specificationHash, content, lockedBy: userId });
    const image = { imageHash: 'a'.repeat(64), imageId: 'sha256:image', sizeBytes: 1, phases: [], warnings: [] };
    await stores.builds.insert(
      {
        workspaceId,
        environmentId,
        versionId: version.id,
        draftId: undefined,
        purpose: 'image',
        definition,
        specificationHash,
        requestedBy: userId,
        timeLimitMs: 1,
      },
      { ...image, lockId: lock.id },
    );
  });
}

test('only a built version becomes active, and the way back is activating the earlier one', async () => {
  await expect(activateVersion(ada, { name: 'model', number: 3 })).rejects.toMatchObject({ code: 'VERSION_NOT_BUILT' });
  await activateVersion(ada, { name: 'model', number: 1 });
  await activateVersion(ada, { name: 'model', number: 2 });
  await activateVersion(ada, { name: 'model', number: 2 });
  await activateVersion(ada, { name: 'model', number: 1 });
  const environment = await getEnvironment(ada, { name: 'model' });
  expect(environment.activeVersion).toBe(1);
  expect(environment.activations.map(({ from, to, byName }) => [from, to, byName])).toEqual([
    [2, 1, 'Ada'],
    [1, 2, 'Ada'],
    [undefined, 1, 'Ada'],
  ]);
  expect(environment.versions.map(({ number, isActive, readiness }) => [number, isActive, readiness])).toEqual([
    [3, false, 'not-built'],
    [2, false, 'built'],
    [1, true, 'built'],
  ]);
});

test('an archived version does not become active', async () => {
  await archiveVersion(ada, { name: 'model', number: 2 });
  await expect(activateVersion(ada, { name: 'model', number: 2 })).rejects.toMatchObject({ code: 'ARCHIVED' });
});

test('in an archived environment all versions rest until it is back', async () => {
  await archiveEnvironment(ada, { name: 'model' });
  const version = { name: 'model', number: 3 };
  expect(await getVersion(ada, version)).toMatchObject({ isArchived: false, isEnvironmentArchived: true });
  await expect(startBuild(ada, version)).rejects.toMatchObject({ code: 'ARCHIVED' });
  await expect(activateVersion(ada, { name: 'model', number: 1 })).rejects.toMatchObject({ code: 'ARCHIVED' });
  await restoreEnvironment(ada, { name: 'model' });
  expect(await getVersion(ada, version)).toMatchObject({ isEnvironmentArchived: false });
  await expect(startBuild(ada, version)).resolves.toMatchObject({ isReused: false });
});
