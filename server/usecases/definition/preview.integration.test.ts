import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Definition, emptyDefinition } from '@/core/definition/definition.ts';
import { type BuildStudio, openBuildStudio } from '../../worker/testing/build-studio.ts';
import { startBuild } from '../build/start-build.ts';
import { foreseeDefinition } from './foresee-definition.ts';
import { renderDefinition } from './render-definition.ts';
import { resolveDefinition } from './resolve-definition.ts';

let studio: BuildStudio;

beforeAll(async () => {
  studio = await openBuildStudio();
  studio.startWorker();
});
afterAll(() => studio.close());

const input = (changes: Partial<Definition>) => ({
  definition: { ...emptyDefinition, baseImage: studio.baseImage, ...changes },
});
const never = new AbortController().signal;

test('what the resolver would choose is answered from the cache the second time', async () => {
  const asked = input({ pip: 'python-dateutil==2.9.0\n' });
  const first = await resolveDefinition(studio.context, asked, never);
  expect(first).toMatchObject({ pip: { ok: true }, base: { reference: studio.baseImage } });
  const again = await resolveDefinition(studio.context, asked, never);
  expect(again.pip).toEqual(first.pip);
  expect(again.durationMs).toBeLessThan(1_000);
});

test("a Dockerfile's own base is resolved for; one that is not there says so", async () => {
  const own = { dockerfile: `FROM ${studio.baseImage} AS one\nFROM one\nRUN true\n`, pip: 'six==1.16.0\n' };
  expect(await resolveDefinition(studio.context, input(own), never)).toMatchObject({
    pip: { ok: true },
    base: { reference: studio.baseImage },
  });
  const missing = input({ baseImage: 'localhost:1/none:1', pip: 'six\n' });
  expect(await resolveDefinition(studio.context, missing, never)).toMatchObject({ unavailable: 'base-image' });
});

test('a problem of the resolver is an answer', async () => {
  const asked = input({ pip: 'no-such-package-env-studio\n' });
  const { pip } = await resolveDefinition(studio.context, asked, never);
  expect(pip).toMatchObject({ ok: false, problem: { kind: 'package-not-found' } });
});

test('an image is foreseen: to be built, on its way, ready', async () => {
  const definition = { dockerfile: `FROM ${studio.baseImage}\nRUN echo ${crypto.randomUUID()} && sleep 1\n` };
  const foresee = () => foreseeDefinition(studio.context, input(definition));
  expect(await foresee()).toMatchObject({ state: 'will-be-built', existingVersion: undefined, imageHash: undefined });

  const version = await studio.register(definition);
  const { buildId } = await startBuild(studio.context, version);
  expect(await foresee()).toMatchObject({ state: 'in-flight', buildId, existingVersion: version });

  const build = await studio.untilFinished(buildId);
  const ready = await foresee();
  expect(ready).toMatchObject({ state: 'ready', imageHash: build.imageHash, lockedAt: expect.any(String) });
  expect(ready.estimateMs).toBeGreaterThan(0);
});

test('the Dockerfile is approximate until the definition is locked', async () => {
  const definition = { pip: 'six==1.16.0\n', variables: [{ name: 'RUN', value: crypto.randomUUID() }] };
  const before = await renderDefinition(studio.context, input(definition));
  expect(before).toMatchObject({ isApproximate: true, dockerfile: expect.stringContaining(studio.baseImage) });
  expect(await studio.build(definition)).toMatchObject({ state: 'succeeded' });
  expect(await renderDefinition(studio.context, input(definition))).toMatchObject({ isApproximate: false });
});
