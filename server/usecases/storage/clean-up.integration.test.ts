import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { createDockerAdapter } from '../../adapters/docker/docker-adapter.ts';
import { busyboxImage, ensureBusyboxImage } from '../../adapters/docker/testing/busybox-image.ts';
import { collectBuild } from '../../adapters/docker/testing/collect-build.ts';
import { type SecondEngine, startSecondEngine } from '../../adapters/docker/testing/second-engine.ts';
import { openTestStudio, type TestStudio } from '../../testing/test-studio.ts';
import type { UseCaseContext } from '../context.ts';
import { createEnvironment } from '../environment/create-environment.ts';
import { archiveVersion } from '../version/archive-version.ts';
import { registerVersion } from '../version/register-version.ts';
import { cleanUp } from './clean-up.ts';
import { readStorage } from './read-storage.ts';

const megabyte = 1_000_000;

let engine: SecondEngine;
let opened: TestStudio;
let ada: UseCaseContext;

beforeAll(async () => {
  engine = await startSecondEngine({ diskBytes: 300 * megabyte });
  await ensureBusyboxImage(engine.docker.imageStore);
  await engine.docker.engine.check();
  opened = await openTestStudio(undefined, { ...engine.docker, passwords: { hash: async () => 'unusable' } });
  ada = await opened.join('admin');
  await createEnvironment(ada, { name: 'model', description: '', tags: [] });
});
afterAll(async () => {
  await opened?.close();
  await engine?.stop();
});

/** An image with about four megabytes of its own. */
async function makeImage(tags: readonly string[]): Promise<void> {
  const dockerfile = `FROM ${busyboxImage}\nRUN : ${tags[0]}; dd if=/dev/urandom of=/large bs=1M count=4 2>/dev/null\n`;
  const { outcome } = await collectBuild(engine.docker.imageBuilder, dockerfile, { tags: [...tags] });
  expect(outcome.type).toBe('built');
}

/** A build of `versionId`, or of a draft, that made that image. */
async function insertBuilt(versionId: string | undefined, imageHash: string): Promise<void> {
  const { workspaceId, userId } = ada.actor;
  const buildId = await ada.database.stores.builds.insert({
    ...{ workspaceId, environmentId: undefined, versionId, draftId: undefined, requestedBy: userId },
    ...{ purpose: 'image', definition: emptyDefinition, specificationHash: imageHash, timeLimitMs: 1 },
  });
  await opened.testDatabase.client.execute(
    `update build set state = 'succeeded', finished_at = now(), image_hash = '${imageHash}' where id = '${buildId}'`,
  );
}

/** Registers a version whose build succeeded with that image. */
async function registerBuilt(pip: string, imageHash: string): Promise<number> {
  const { number } = await registerVersion(ada, {
    ...{ name: 'model', definition: { ...emptyDefinition, pip }, note: '', description: '', labels: {} },
  });
  const { id } = await ada.database.stores.versions.get(ada.actor.workspaceId, 'model', number);
  await insertBuilt(id, imageHash);
  return number;
}

test('says what takes the space, frees what it said, and keeps what kept versions need', async () => {
  const [kept, archived, tried, elsewhere] = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(64)) as [
    string,
    string,
    string,
    string,
  ];
  await makeImage([`envstudio/env_${elsewhere}:latest`, 'envstudio/default/another-studio:1']);
  await insertBuilt(undefined, tried);
  await makeImage([`envstudio/env_${kept}:latest`, 'envstudio/default/model:1']);
  await makeImage([`envstudio/env_${archived}:latest`, 'envstudio/default/model:2']);
  await makeImage([`envstudio/env_${tried}:latest`]);
  await makeImage(['somebody/else:1']);
  await registerBuilt('six\n', kept);
  const number = await registerBuilt('idna\n', archived);
  await archiveVersion(ada, { name: 'model', number });

  const before = await readStorage(ada);
  const usesOf = ({ engine: seen }: typeof before) =>
    Object.fromEntries((seen?.images ?? []).map(({ names, use }) => [names.join(), use]));
  expect(usesOf(before)).toMatchObject({ 'model@1': 'version', 'model@2': 'unneeded', 'somebody/else:1': 'foreign' });
  expect(usesOf(before)['another-studio@1']).toBe('foreign');
  expect(usesOf(before)['envstudio/env_cccccccc']).toBe('unneeded');
  expect(before.frees['unneeded-images']).toBeGreaterThan(8 * megabyte);

  const { freedBytes, removedImages } = await cleanUp(ada, { kinds: ['unneeded-images'] });
  expect(removedImages).toBe(2);
  const after = await readStorage(ada);
  expect(Object.values(usesOf(after)).filter((use) => use === 'unneeded')).toEqual([]);
  expect(await engine.docker.imageStore.find('envstudio/default/model:1')).toBeDefined();
  expect(await engine.docker.imageStore.find('somebody/else:1')).toBeDefined();
  expect(freedBytes).toBe((before.engine?.layerBytes ?? 0) - (after.engine?.layerBytes ?? 0));

  await cleanUp(ada, { kinds: ['build-cache'] });
  expect((await readStorage(ada)).frees['build-cache']).toBe(0);
  expect(await engine.docker.imageStore.find('envstudio/default/model:1')).toBeDefined();
  const { items } = await ada.database.stores.audit.list(ada.actor.workspaceId, 10, undefined);
  expect(items.filter(({ action }) => action === 'storage.clean-up')).toMatchObject([
    { details: { kinds: 'build-cache' } },
    { details: { kinds: 'unneeded-images' } },
  ]);
});

test('an engine that is gone is left out of the account, and nothing is cleaned up', async () => {
  const gone = { ...ada, ...createDockerAdapter({ dockerHost: 'unix:///nonexistent/docker.sock', home: '/' }) };
  expect(await readStorage(gone)).toMatchObject({ engine: undefined, frees: { 'build-cache': 0 } });
  await expect(cleanUp(gone, { kinds: ['build-cache'] })).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
});
