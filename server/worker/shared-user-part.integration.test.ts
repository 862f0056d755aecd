import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dockerUnderTest } from '../adapters/docker/testing/docker-under-test.ts';
import type { ContainerRuntime } from '../ports/container-runtime.ts';
import { type BuildStudio, openBuildStudio } from './testing/build-studio.ts';

const docker = dockerUnderTest();
let discardedCount = 0;
/** At the worst moment, once, another build is done with the image that this one is about to ask. */
const containers: ContainerRuntime = {
  async run(request, signal) {
    if (request.labels?.['studio.build'] && discardedCount === 0) {
      discardedCount += 1;
      await docker.imageStore.remove(request.image);
    }
    return await docker.containers.run(request, signal);
  },
  attach: (request) => docker.containers.attach(request),
  listLabels: (name) => docker.containers.listLabels(name),
  removeOutlived: () => docker.containers.removeOutlived(),
  removeByLabel: (labels) => docker.containers.removeByLabel(labels),
};

let studio: BuildStudio;

beforeAll(async () => {
  studio = await openBuildStudio({ containers });
  studio.startWorker();
});
afterAll(() => studio.close());

test('a part that another build discards before it was asked is made once more', async () => {
  const build = await studio.build({
    dockerfile: `FROM ${studio.baseImage}\nRUN echo ${randomUUID()} > /unique\n`,
    pip: 'six==1.16.0\n',
  });
  expect(build).toMatchObject({ state: 'succeeded', attempt: 1 });
  expect(discardedCount).toBe(1);
  expect(studio.errors).toEqual([]);
});
