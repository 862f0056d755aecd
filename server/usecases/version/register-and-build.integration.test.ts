import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { openTestStudio, type TestStudio } from '../../testing/test-studio.ts';
import { listBuilds } from '../build/list-builds.ts';
import type { UseCaseContext } from '../context.ts';
import { createEnvironment } from '../environment/create-environment.ts';
import { archiveVersion } from './archive-version.ts';
import { listVersions } from './list-versions.ts';
import { registerAndBuild } from './register-and-build.ts';

let opened: TestStudio;
let ada: UseCaseContext;
let name: string;

beforeAll(async () => {
  opened = await openTestStudio();
  ada = await opened.join('contributor', 'Ada');
});
beforeEach(async () => {
  name = `model-${crypto.randomUUID()}`;
  await createEnvironment(ada, { name, description: '', tags: [] });
});
afterAll(() => opened.close());

const input = () => ({
  name,
  definition: { ...emptyDefinition, pip: 'six' },
  note: '',
  description: '',
  labels: {},
});
const versions = async () => (await listVersions(ada, { name, limit: 10 })).items;
const builds = async () => (await listBuilds(ada, { environmentName: name, limit: 10 })).items;

test('a version and its build are asked for in one call', async () => {
  const { number, isNew, isReused, buildId } = await registerAndBuild(ada, input());
  expect({ number, isNew, isReused }).toEqual({ number: 1, isNew: true, isReused: false });
  expect((await builds()).map(({ id, versionNumber }) => ({ id, versionNumber }))).toContainEqual({
    id: buildId,
    versionNumber: 1,
  });
});

test('where the build cannot be written, nothing is registered', async () => {
  const broken = { ...ada, settings: { ...ada.settings, buildTimeLimitMs: Number.NaN } };
  await expect(registerAndBuild(broken, input())).rejects.toThrow();
  expect(await versions()).toEqual([]);
  expect(await builds()).toEqual([]);
});

test('an equal definition gets another build of its version, unless that rests', async () => {
  const first = await registerAndBuild(ada, input());
  const again = await registerAndBuild(ada, input());
  expect(again).toMatchObject({ number: 1, isNew: false });
  expect(again.buildId).not.toBe(first.buildId);
  await archiveVersion(ada, { name, number: 1 });
  await expect(registerAndBuild(ada, input())).rejects.toMatchObject({ code: 'ARCHIVED' });
});
