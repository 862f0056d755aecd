import { expect, test } from 'vitest';
import { compareLocks } from './compare-locks.ts';
import type { Lock, LockedPackage } from './lock.ts';

function locked(manager: 'conda' | 'pip', name: string, version: string, build?: string): LockedPackage {
  const file = { url: `https://example.com/${name}`, sha256: 'a'.repeat(64) };
  return { manager, name, version, ...(build && { build }), ...file, isRequested: true, requiredBy: [] };
}

function lockOf(...packages: readonly LockedPackage[]): Lock {
  const section = (manager: string) => ({ text: '', packages: packages.filter((one) => one.manager === manager) });
  const base = { reference: 'base', imageId: `sha256:${'b'.repeat(64)}`, user: '', sizeBytes: 1 };
  return { base, virtualPackages: {}, conda: section('conda'), pip: section('pip') };
}

test('names what was added, removed and moved, and nothing that stayed', () => {
  const left = lockOf(
    locked('conda', 'python', '3.11.1', 'h1'),
    locked('pip', 'six', '1.16'),
    locked('pip', 'old', '1'),
  );
  const right = lockOf(
    locked('conda', 'python', '3.11.1', 'h2'),
    locked('pip', 'six', '1.16'),
    locked('pip', 'new', '2'),
  );
  expect(compareLocks(left, right)).toEqual([
    { manager: 'conda', name: 'python', left: '3.11.1 h1', right: '3.11.1 h2' },
    { manager: 'pip', name: 'new', left: undefined, right: '2' },
    { manager: 'pip', name: 'old', left: '1', right: undefined },
  ]);
});

test('the same name in conda and in pip are two packages', () => {
  const changes = compareLocks(lockOf(locked('conda', 'numpy', '2.0')), lockOf(locked('pip', 'numpy', '2.0')));
  expect(changes.map(({ manager, left, right }) => [manager, left, right])).toEqual([
    ['conda', '2.0', undefined],
    ['pip', undefined, '2.0'],
  ]);
});

test('a missing lock has no packages', () => {
  expect(compareLocks(undefined, undefined)).toEqual([]);
  expect(compareLocks(undefined, lockOf(locked('pip', 'six', '1.16')))).toHaveLength(1);
});
