import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { EnvironmentSort } from '@/core/environment/environment.ts';
import { refusalOf } from '../../api/refusal.ts';
import { openTestStudio, type TestStudio } from '../../testing/test-studio.ts';
import type { UseCaseContext } from '../context.ts';
import { archiveEnvironment } from './archive-environment.ts';
import { checkName } from './check-name.ts';
import { createEnvironment } from './create-environment.ts';
import { editEnvironment } from './edit-environment.ts';
import { listEnvironments, type listEnvironmentsInput } from './list-environments.ts';
import { restoreEnvironment } from './restore-environment.ts';
import { seedAllWorkspaces } from './seed-curated.ts';

let opened: TestStudio;
let ada: UseCaseContext;
const names = Array.from({ length: 25 }, (_, index) => `model-${String(index).padStart(2, '0')}`);

beforeAll(async () => {
  opened = await openTestStudio();
  ada = await opened.join('contributor');
  for (const name of names) {
    await createEnvironment(ada, { name, description: `about ${name}`, tags: [`tag-${name}`, 'all'] });
  }
});
afterAll(() => opened.close());

const everything = { sort: 'name' as EnvironmentSort, isArchived: false, isCurated: false, limit: 200 };

async function allPages(
  sort: EnvironmentSort,
  limit: number,
  filter: Pick<z.infer<typeof listEnvironmentsInput>, 'search' | 'readiness'> = {},
  betweenPages = async () => {},
): Promise<string[]> {
  const seen: string[] = [];
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor; isFirst = false) {
    const page = await listEnvironments(ada, { ...everything, ...filter, sort, limit, cursor });
    seen.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor;
    await betweenPages();
  }
  return seen;
}

describe.each(['name', 'created', 'updated'] as const)('sorted by %s', (sort) => {
  test.each([1, 7, 25, 200])('in pages of %i', async (limit) => {
    expect(await allPages(sort, limit)).toEqual(sort === 'name' ? names : names.toReversed());
  });
});

test('pages stay apart while others create', async () => {
  let added = 0;
  const seen = await allPages('created', 5, {}, async () => {
    added += 1;
    await createEnvironment(ada, { name: `later-${added}`, description: '', tags: [] });
  });
  expect(seen).toEqual([...names].reverse());
  for (let index = 1; index <= added; index += 1) {
    await archiveEnvironment(ada, { name: `later-${index}` });
  }
});

test.each([
  ['model-07', ['model-07']],
  ['MODEL-07', ['model-07']],
  ['about 07', ['model-07']],
  ['tag-model-07 all', ['model-07']],
  ['%', []],
  ['_odel', []],
  ['model-07 model-08', []],
])('search for %j', async (search, expected) => {
  const { items, total } = await listEnvironments(ada, { ...everything, search });
  expect(items.map(({ name }) => name)).toEqual(expected);
  expect(total).toBe(expected.length);
});

test('words are found in any language, whatever their length', async () => {
  await createEnvironment(ada, { name: 'Churn', description: '客戶流失模型 100% a_b', tags: ['Über', '影像 辨識'] });
  for (const search of [
    '模',
    '模型',
    '客戶流失模型',
    'ÜBER',
    'über',
    '影像',
    '辨識 churn',
    '%',
    'a_b',
    'c',
    'ch',
    'rn 客',
  ]) {
    const { items } = await listEnvironments(ada, { ...everything, search });
    expect([search, items.map(({ name }) => name)]).toEqual([search, expect.arrayContaining(['Churn'])]);
  }
  // Neither across two tags nor from a tag into the description.
  for (const search of ['型模', 'a_bü', 'über影', '模 型 客 戶 x']) {
    expect((await listEnvironments(ada, { ...everything, search })).items).toEqual([]);
  }
  await archiveEnvironment(ada, { name: 'Churn' });
});

describe('among more environments than are counted', () => {
  const crowd = 1_100;
  beforeAll(async () => {
    await opened.testDatabase.client.execute(sql`
      insert into environment (workspace_id, name, name_key, description, tags, is_curated, readiness)
      select ${opened.workspace.id}, 'crowd-' || i, 'crowd-' || i, case when i % 100 = 0 then 'seldom' else 'often' end,
        '{}', false, case when i % 2 = 0 then 'built' else 'failed' end
      from generate_series(1, ${crowd}) i`);
  });
  afterAll(() => opened.testDatabase.client.execute(sql`delete from environment where name like 'crowd-%'`));

  test('the number is said to be a lower bound', async () => {
    const { total, isTotalExact } = await listEnvironments(ada, { ...everything, search: 'crowd' });
    expect([total, isTotalExact]).toEqual([1_000, false]);
    const seldom = await listEnvironments(ada, { ...everything, search: 'crowd seldom' });
    expect([seldom.total, seldom.isTotalExact]).toEqual([crowd / 100, true]);
  });

  test.each(['name', 'created', 'updated'] as const)('pages of a search are whole, sorted by %s', async (sort) => {
    const seen = await allPages(sort, 200, { search: 'crowd often' });
    expect(seen).toHaveLength(crowd * 0.99);
    expect(new Set(seen).size).toBe(seen.length);
    expect(await allPages(sort, 3, { search: 'seldom crowd' })).toHaveLength(crowd / 100);
  });

  test.each(['name', 'created', 'updated'] as const)('pages of one state are whole, sorted by %s', async (sort) => {
    const seen = await allPages(sort, 200, { readiness: 'failed' });
    expect(seen).toHaveLength(crowd / 2);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

test('a cursor that nobody was given is refused', async () => {
  for (const text of ['x', '["a"]', '{}', '["yesterday","me"]']) {
    const cursor = Buffer.from(text).toString('base64url');
    const error: unknown = await listEnvironments(ada, { ...everything, sort: 'updated', cursor }).catch(
      (cause) => cause,
    );
    expect(refusalOf(error).code).toBe('INVALID_INPUT');
  }
});

test('names are unique whatever their case, also after a rename, and archived ones keep theirs', async () => {
  await createEnvironment(ada, { name: 'Fraud', description: '', tags: [] });
  await expect(createEnvironment(ada, { name: 'fRAUD', description: '', tags: [] })).rejects.toMatchObject({
    code: 'NAME_TAKEN',
  });
  await expect(editEnvironment(ada, { name: 'model-00', newName: 'FRAUD' })).rejects.toMatchObject({
    code: 'NAME_TAKEN',
  });
  expect(await editEnvironment(ada, { name: 'fraud', newName: 'FRAUD' })).toEqual({ name: 'FRAUD' });
  await archiveEnvironment(ada, { name: 'FRAUD' });
  expect(await checkName(ada, { name: 'fraud' })).toEqual({ issue: 'taken' });
  await expect(editEnvironment(ada, { name: 'fraud', description: 'x' })).rejects.toMatchObject({ code: 'ARCHIVED' });
  await restoreEnvironment(ada, { name: 'fraud' });
  await archiveEnvironment(ada, { name: 'fraud' });
});

test('fifty who want one name at once: one gets it', async () => {
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, (_, index) =>
      createEnvironment(ada, { name: index % 2 ? 'Wanted' : 'wanted', description: '', tags: [] }),
    ),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await archiveEnvironment(ada, { name: 'wanted' });
});

test('curated environments are seeded once, stand apart, and contributors cannot edit them', async () => {
  await seedAllWorkspaces(opened.studio);
  await seedAllWorkspaces(opened.studio);
  const { items } = await listEnvironments(ada, { ...everything, isCurated: true });
  expect(items.map(({ name, newestVersion }) => [name, newestVersion])).toEqual([
    ['Curated-Minimal', 1],
    ['Curated-Tutorial', 1],
  ]);
  await expect(archiveEnvironment(ada, { name: 'Curated-Minimal' })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  const { draftId } = await createEnvironment(ada, {
    name: 'clone',
    description: '',
    tags: [],
    from: { name: 'Curated-Tutorial', number: 1 },
  });
  const draft = await opened.studio.database.stores.drafts.get(opened.workspace.id, draftId);
  expect(draft.definition.pip).toContain('scikit-learn');
});
