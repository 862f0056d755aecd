import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { openTestStudio, type TestStudio } from '../../testing/test-studio.ts';
import type { UseCaseContext } from '../context.ts';
import { createEnvironment } from '../environment/create-environment.ts';
import { compareVersions } from '../version/compare-versions.ts';
import { registerVersion } from '../version/register-version.ts';
import { explainDefinition } from './explain-definition.ts';

let opened: TestStudio;
let ada: UseCaseContext;

const definition = { ...emptyDefinition, baseImage: 'python:3.12', pip: 'six==1.16.0\n' };
const version = { name: 'explained', number: 1 };

beforeAll(async () => {
  opened = await openTestStudio();
  ada = await opened.join('contributor', 'Ada');
  await createEnvironment(ada, { name: 'explained', description: '', tags: [] });
  const words = { note: '', description: '', labels: {} };
  await registerVersion(ada, { name: 'explained', definition, ...words });
  await registerVersion(ada, { name: 'explained', definition: { ...definition, user: 'app' }, ...words });
});
afterAll(() => opened.close());

test('what makes a draft another version than the one it was opened from', async () => {
  const changed = { ...definition, pip: '# newer\nsix==1.17.0\n' };
  expect(await explainDefinition(ada, { ...version, definition: changed })).toEqual({
    specification: [{ field: 'requirement', name: 'six', kind: 'changed', left: '==1.16.0', right: '==1.17.0' }],
    image: undefined,
    isLeftOutdated: false,
  });
});

test('comments alone make none', async () => {
  const commented = { ...definition, pip: '# why\nSix == 1.16.0\n' };
  expect(await explainDefinition(ada, { ...version, definition: commented })).toMatchObject({ specification: [] });
});

test('what makes a version another than the one before it', async () => {
  const { explanation } = await compareVersions(ada, { ...version, otherName: 'explained', otherNumber: 2 });
  expect(explanation.specification).toEqual([{ field: 'user', name: '', kind: 'added', right: 'app' }]);
});

test('a version that is not there is not compared with', async () => {
  const asked = { name: 'explained', number: 9, definition };
  await expect(explainDefinition(ada, asked)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
