import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Definition, emptyDefinition } from '@/core/definition/definition.ts';
import type { ClaimedBuild } from '@/db/stores/build-queue-store.ts';
import { claimNewBuild } from '../testing/claim-new-build.ts';
import { contentReference } from '../usecases/build/name-image.ts';
import { currentEngineId } from '../usecases/build/phases/find-image.ts';
import type { Studio } from '../usecases/context.ts';
import { type BuildStudio, openBuildStudio } from './testing/build-studio.ts';
import { workOnBuild } from './work-on-build.ts';

let studio: BuildStudio;

beforeAll(async () => {
  studio = await openBuildStudio();
});
afterAll(() => studio.close());

type Call = (...parameters: unknown[]) => Promise<unknown>;

/** The port, but that its caller is stopped after one of its calls and wakes when `meanwhile` has happened. */
function stoppedAfter<Port extends object>(
  port: Port,
  name: keyof Port,
  meanwhile: (parameter: unknown) => Promise<void>,
) {
  return new Proxy(port, {
    get:
      (target, called): Call =>
      async (...parameters) => {
        const answer = await (Reflect.get(target, called) as Call).apply(target, parameters);
        if (called === name) await meanwhile(parameters[0]);
        return answer;
      },
  });
}

/** Works on a build of this definition that is given to another worker at the moment that `stop` makes. */
async function workUntilLost(
  definition: Partial<Definition>,
  stop: (lose: () => Promise<void>) => Partial<Studio>,
): Promise<ClaimedBuild> {
  const { database } = studio.context;
  const build = await claimNewBuild(database.stores, {
    workspaceId: studio.context.actor.workspaceId,
    definition: { ...emptyDefinition, baseImage: studio.baseImage, ...definition },
  });
  let isLost = false;
  const lose = async () => {
    if (isLost) return;
    isLost = true;
    await database.transaction((stores) => stores.buildQueue.giveBack(build));
    expect(await database.stores.buildQueue.claim('another', 3_600_000)).toMatchObject({ buildId: build.buildId });
  };
  const errors: unknown[] = [];
  const observer = { began: vi.fn(), wrote: vi.fn(), ended: vi.fn(), left: vi.fn() };
  const world = { ...studio.context, ...stop(lose) };
  const reportError = (error: unknown) => errors.push(error);
  await workOnBuild({ studio: world, build, stop: new AbortController(), reportError, observer });
  expect(isLost).toBe(true);
  expect(errors).toEqual([]);
  expect(observer.left).toHaveBeenCalledWith(build, 'lost');
  expect(observer.ended).not.toHaveBeenCalled();
  return build;
}

const unique = (): Partial<Definition> => ({ variables: [{ name: 'UNIQUE', value: crypto.randomUUID() }] });
const hashOf = async ({ buildId }: ClaimedBuild) =>
  (await studio.context.database.stores.builds.find(studio.context.actor.workspaceId, buildId))?.imageHash ?? '';
const recordOf = async (build: ClaimedBuild) =>
  await studio.context.database.stores.images.find(await hashOf(build), await currentEngineId(studio.context));

test('a worker that lost its build while it looked at the image neither names nor records it', async () => {
  let imageId = '';
  const build = await workUntilLost(unique(), (lose) => ({
    imageStore: stoppedAfter(studio.context.imageStore, 'layers', async (reference) => {
      imageId = String(reference);
      await lose();
    }),
  }));
  expect(await studio.context.imageStore.find(contentReference(await hashOf(build)))).toBeUndefined();
  expect(await recordOf(build)).toBeUndefined();
  await studio.context.imageStore.remove(imageId);
});

test('a worker that lost its build when it had named the image records nothing', async () => {
  const build = await workUntilLost(unique(), (lose) => ({
    imageStore: stoppedAfter(studio.context.imageStore, 'tag', lose),
  }));
  expect(await recordOf(build)).toBeUndefined();
  await studio.context.imageStore.remove(contentReference(await hashOf(build)));
});

test('a worker that lost its build while it checked the image leaves it to the next attempt', async () => {
  const broken = 'RUN rm -f /usr/bin/python3* /usr/local/bin/python3* && echo';
  const dockerfile = `FROM ${studio.baseImage}\n${broken} ${crypto.randomUUID()}\n`;
  let imageId = '';
  await workUntilLost({ dockerfile, interpreterPath: '/usr/bin/python3' }, (lose) => ({
    containers: stoppedAfter(studio.context.containers, 'run', async (request) => {
      const { image, files } = request as { readonly image: string; readonly files?: unknown };
      if (!files) return; // it only asks what the base image is
      imageId = image;
      await lose();
    }),
  }));
  expect(await studio.context.imageStore.find(imageId)).toBeDefined();
  await studio.context.imageStore.remove(imageId);
});

test('a worker that lost its build before it had locked it keeps no lock', async () => {
  const build = await workUntilLost(unique(), (lose) => ({
    imageStore: stoppedAfter(studio.context.imageStore, 'find', lose),
  }));
  const { workspaceId, specificationHash } = build;
  expect(await studio.context.database.stores.locks.findNewest(workspaceId, specificationHash)).toBeUndefined();
});
