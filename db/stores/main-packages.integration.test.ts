import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Lock, LockedPackage } from '@/core/lock/lock.ts';
import { lock } from '../schema/lock.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';

let opened: TestDatabase;
let workspaceId: string;

beforeAll(async () => {
  opened = await openTestDatabase();
  workspaceId = (await opened.database.stores.workspaces.create('default', 'Workspace')).id;
});
afterAll(() => opened.close());

const base = { reference: 'base', imageId: 'sha256:base', user: '', sizeBytes: 1 };

/** A section with these packages; a `*` stands behind those that nobody asked for. */
function section(manager: 'conda' | 'pip', ...names: readonly string[]): NonNullable<Lock['pip']> {
  const origin = { url: 'https://index.example/x', sha256: 'a'.repeat(64), requiredBy: [] };
  const packages = names.map((name): LockedPackage => {
    const isRequested = !name.endsWith('*');
    return { manager, name: name.replace('*', ''), version: '1.0', ...origin, isRequested };
  });
  return { text: '', packages };
}

test.each<[string, Partial<Lock>, string[]]>([
  ['nothing', {}, []],
  ['Python of the base image', { base: { ...base, pythonVersion: '3.12' } }, ['python 3.12']],
  [
    'no more than four, Python first',
    { base: { ...base, pythonVersion: '3.12' }, pip: section('pip', 'pandas', 'six*', 'numpy', 'zarr', 'attrs') },
    ['python 3.12', 'attrs 1.0', 'numpy 1.0', 'pandas 1.0'],
  ],
  [
    'conda’s Python in place of the base image’s',
    {
      base: { ...base, pythonVersion: '3.9' },
      conda: section('conda', 'numpy', 'python'),
      pip: section('pip', 'attrs'),
    },
    ['python 1.0', 'attrs 1.0', 'numpy 1.0'],
  ],
  [
    'not even a Python that conda brought along',
    { base: { ...base, pythonVersion: '3.9' }, conda: section('conda', 'numpy', 'python*') },
    ['numpy 1.0'],
  ],
])('of a lock with %s', async (specificationHash, parts, expected) => {
  const content: Lock = { base, virtualPackages: {}, ...parts };
  await opened.database.transaction((stores) =>
    stores.locks.add({ workspaceId, specificationHash, content, lockedBy: null }),
  );
  const [row] = await opened.client
    .select({ mainPackages: lock.mainPackages })
    .from(lock)
    .where(eq(lock.specificationHash, specificationHash));
  expect(row?.mainPackages.map(({ name, version }) => `${name} ${version}`)).toEqual(expected);
});
