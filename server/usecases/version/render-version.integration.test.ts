import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { openTestStudio, type TestStudio } from '../../testing/test-studio.ts';
import { createEnvironment } from '../environment/create-environment.ts';
import { registerVersion } from './register-version.ts';
import { renderVersion } from './render-version.ts';

let opened: TestStudio;

beforeAll(async () => {
  opened = await openTestStudio();
});
afterAll(() => opened.close());

test('a version that is not locked shows the Dockerfile on the default base image', async () => {
  const ada = await opened.join('contributor');
  await opened.studio.database.stores.baseImages.addBuiltIn('python:3.12', 'Python');
  await createEnvironment(ada, { name: 'model', description: '', tags: [] });
  const definition = { ...emptyDefinition, pip: 'six\n' };
  await registerVersion(ada, { name: 'model', definition, note: '', description: '', labels: {} });
  expect(await renderVersion(ada, { name: 'model', number: 1 })).toMatchObject({
    dockerfile: expect.stringContaining('FROM python:3.12\n'),
    isApproximate: true,
  });
});
