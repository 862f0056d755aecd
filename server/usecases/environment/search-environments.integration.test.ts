import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import type { Lock, LockedPackage } from '@/core/lock/lock.ts';
import { openTestStudio, type TestStudio } from '../../testing/test-studio.ts';
import { startBuild } from '../build/start-build.ts';
import type { UseCaseContext } from '../context.ts';
import { registerVersion } from '../version/register-version.ts';
import { createEnvironment } from './create-environment.ts';
import { listEnvironments } from './list-environments.ts';

let opened: TestStudio;
let ada: UseCaseContext;
let bob: UseCaseContext;

const everything = { sort: 'name' as const, isArchived: false, isCurated: false, limit: 200 };

beforeAll(async () => {
  opened = await openTestStudio();
  ada = await opened.join('contributor', 'Ada Lovelace');
  bob = await opened.join('contributor', 'Bob 100%');
  await add(ada, 'fraud', ['gpu', 'Team A'], { pandas: '2.2.3', numpy: '1.26.4', Typing_Extensions: '4.12.2' });
  await add(ada, 'churn', ['gpu-old'], { pandas: '4.0.0', numpy: '2.1.0' });
  await add(bob, 'gpu-maps', [], { pandas: '1.5.3', openssl: '1.1.1w' }, 'conda');
  // The newest version counts: of the earlier one's packages none is found.
  await add(bob, 'moved', [], { pandas: '2.2.3' });
  await add(bob, 'moved', [], { polars: '1.9.0' });
  await createEnvironment(bob, { name: 'empty', description: 'pandas, one day', tags: [] });
  await startBuild(ada, { name: 'churn', number: 1 });
});
afterAll(() => opened.close());

/** Registers a version that has been locked with these packages. */
async function add(
  context: UseCaseContext,
  name: string,
  tags: string[],
  packages: Record<string, string>,
  manager: 'pip' | 'conda' = 'pip',
): Promise<void> {
  const { database } = opened.studio;
  const definition = {
    ...emptyDefinition,
    baseImage: 'python:3.12',
    pip: Object.keys(packages).join('\n').toLowerCase(),
  };
  if (!(await database.stores.environments.find(opened.workspace.id, name))) {
    await createEnvironment(context, { name, description: '', tags });
  }
  const { number } = await registerVersion(context, { name, definition, note: '', description: '', labels: {} });
  const { specificationHash } = await database.stores.versions.get(opened.workspace.id, name, number);
  const locked = Object.entries(packages).map(([project, version]): LockedPackage => {
    const origin = { url: 'https://index.example/x', sha256: 'a'.repeat(64), isRequested: false, requiredBy: [] };
    return { manager, name: project, version, ...origin };
  });
  const base = { reference: 'python:3.12', imageId: 'sha256:1', pythonVersion: '3.12.1', user: '', sizeBytes: 1 };
  const content: Lock = { base, virtualPackages: {}, [manager]: { text: '', packages: locked } };
  await database.transaction((stores) =>
    stores.locks.add({ workspaceId: opened.workspace.id, specificationHash, content, lockedBy: context.actor.userId }),
  );
}

test.each([
  ['package:pandas', ['churn', 'fraud', 'gpu-maps']],
  ['package:PANDAS<4', ['fraud', 'gpu-maps']],
  ['package:pandas>=2,<4', ['fraud']],
  ['package:pandas==1.5.*', ['gpu-maps']],
  ['package:pandas=2', ['fraud']],
  ['package:pandas>9', []],
  ['package:pandas<4 package:numpy', ['fraud']],
  ['package:typing-extensions', ['fraud']],
  ['package:openssl<3', ['gpu-maps']],
  ['package:python==3.12.1', ['churn', 'fraud', 'gpu-maps', 'moved']],
  ['package:pand', []],
  ['package:polars', ['moved']],
  ['pandas', ['empty']],
  ['owner:ada', ['churn', 'fraud']],
  ['owner:"ada lovelace"', ['churn', 'fraud']],
  ['owner:PERSON2@example.com', ['empty', 'gpu-maps', 'moved']],
  ['owner:100%', ['empty', 'gpu-maps', 'moved']],
  ['owner:%', ['empty', 'gpu-maps', 'moved']],
  ['owner:nobody', []],
  ['owner:me', ['churn', 'fraud']],
  ['tag:gpu', ['fraud']],
  ['tag:"team a"', ['fraud']],
  ['tag:team', []],
  ['gpu', ['churn', 'fraud', 'gpu-maps']],
  ['state:building', ['churn']],
  ['state:not-built', ['empty', 'fraud', 'gpu-maps', 'moved']],
  ['state:building state:not-built', ['churn', 'empty', 'fraud', 'gpu-maps', 'moved']],
  ['owner:me package:pandas state:not-built tag:gpu frau', ['fraud']],
  ['tag: owner: fraud', ['fraud']],
  ['state:ready', []],
  ['package:pandas<', []],
])('%s', async (search, expected) => {
  const { items, total, isTotalExact } = await listEnvironments(ada, { ...everything, search });
  expect(items.map(({ name }) => name)).toEqual(expected);
  expect([total, isTotalExact]).toEqual([expected.length, true]);
});

test('a row names what its lock asked for', async () => {
  const { items } = await listEnvironments(ada, { ...everything, search: 'owner:bob' });
  expect(items.map(({ name, mainPackages }) => [name, mainPackages])).toEqual([
    ['empty', []],
    ['gpu-maps', [{ name: 'python', version: '3.12.1' }]],
    ['moved', [{ name: 'python', version: '3.12.1' }]],
  ]);
});

test('whom “me” means depends on who asks', async () => {
  const { items } = await listEnvironments(bob, { ...everything, search: 'owner:me tag:gpu' });
  expect(items).toEqual([]);
  const { total } = await listEnvironments(bob, { ...everything, search: 'owner:ME' });
  expect(total).toBe(3);
});

test('what was there before the migration is found after it', async () => {
  const { client } = opened.testDatabase;
  await client.execute(sql`update environment set specification_hash = null`);
  await client.execute(sql`delete from locked_package`);
  const names = async () => {
    const { items } = await listEnvironments(ada, { ...everything, search: 'package:pandas<4' });
    return items.map(({ name }) => name);
  };
  expect(await names()).toEqual([]);
  const migration = new URL('../../../db/migrations/0007_search-tokens.sql', import.meta.url);
  const statements = (await readFile(migration, 'utf8')).split('--> statement-breakpoint');
  for (const statement of statements.filter((text) => /^(UPDATE|INSERT)/m.test(text))) {
    await client.execute(sql.raw(statement));
  }
  expect(await names()).toEqual(['fraud', 'gpu-maps']);
});

test('packages of another workspace are not found', async () => {
  const { id, slug } = await opened.studio.database.stores.workspaces.create('other', 'Other');
  const stranger = { ...ada, actor: { ...ada.actor, workspaceId: id, workspaceSlug: slug } };
  const { total } = await listEnvironments(stranger, { ...everything, search: 'package:pandas' });
  expect(total).toBe(0);
});

test('pages of a token are whole, in each order', async () => {
  for (const sort of ['name', 'created', 'updated'] as const) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listEnvironments(ada, { ...everything, sort, limit: 1, search: 'package:python', cursor });
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.toSorted()).toEqual(['churn', 'fraud', 'gpu-maps', 'moved']);
  }
});
