import { expect, test } from 'vitest';
import type { ImageRecord } from '@/core/build/image-record.ts';
import type { LockedPackage } from '@/core/lock/lock.ts';
import { packagesOf } from './packages-of.ts';

const locked = (name: string, requiredBy: string[] = []): LockedPackage => ({
  manager: 'pip',
  name,
  version: '1.0',
  url: `https://index.example/${name}`,
  sha256: '0'.repeat(64),
  sizeBytes: 10,
  isRequested: requiredBy.length === 0,
  requiredBy,
});

const base = { reference: 'base', imageId: `sha256:${'1'.repeat(64)}`, user: '', sizeBytes: 1 };
const lockOf = (packages: LockedPackage[]) => ({
  id: 'lock',
  lockedAt: '2026-01-01T00:00:00Z',
  lockedByName: 'Ada',
  content: { base, virtualPackages: {}, pip: { text: '', packages } },
});
const imageOf = (packages: ImageRecord['packages']) => ({
  imageHash: '2'.repeat(64),
  imageId: `sha256:${'3'.repeat(64)}`,
  pythonVersion: '3.11',
  sizeBytes: 1,
  layers: [],
  packages,
  warnings: [],
  recordedAt: '2026-01-01T00:00:00Z',
  isPresent: true,
});

test('sizes come from the image where it was built, whatever the spelling of the name', () => {
  const lock = lockOf([locked('Ruamel.Yaml'), locked('clib', ['Ruamel.Yaml'])]);
  const image = imageOf([{ manager: 'pip', name: 'ruamel-yaml', version: '1.0', sizeBytes: 500, license: 'MIT' }]);
  const shown = packagesOf({ lock, image });
  expect(shown.map(({ name, sizeBytes, license, why }) => ({ name, sizeBytes, license, why }))).toEqual([
    { name: 'Ruamel.Yaml', sizeBytes: 500, license: 'MIT', why: [] },
    { name: 'clib', sizeBytes: 10, license: undefined, why: ['Ruamel.Yaml', 'clib'] },
  ]);
});

test('where nothing is locked, what was found in the image is shown', () => {
  const shown = packagesOf({ lock: undefined, image: imageOf([{ manager: 'conda', name: 'numpy', version: '2' }]) });
  expect(shown).toMatchObject([{ name: 'numpy', version: '2', isRequested: true }]);
});

test('nothing is known of a version that is neither locked nor built', () => {
  expect(packagesOf({ lock: undefined, image: undefined })).toEqual([]);
});
