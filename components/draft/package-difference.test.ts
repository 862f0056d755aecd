import { describe, expect, it } from 'vitest';
import type { Lock, LockedPackage } from '@/core/lock/lock.ts';
import { differenceOf } from './package-difference.ts';

const locked = (name: string, version: string, sizeBytes?: number): LockedPackage => ({
  manager: 'pip',
  name,
  version,
  url: '',
  sha256: '',
  isRequested: true,
  requiredBy: [],
  ...(sizeBytes === undefined ? {} : { sizeBytes }),
});

const base: Lock = {
  base: { reference: 'python', imageId: 'sha256:0', user: '', sizeBytes: 0 },
  virtualPackages: {},
  pip: { text: '', packages: [locked('numpy', '1', 10), locked('scipy', '1', 20)] },
};

describe('the draft against the version it came from', () => {
  it('counts what is added, removed and moved, and the bytes', () => {
    const difference = differenceOf(base, [locked('numpy', '2', 15), locked('pandas', '3', 30)]);
    expect(difference).toMatchObject({ added: 1, removed: 1, changed: 1, sizeBytes: 15 });
  });

  it('says nothing of bytes when one size is unknown', () => {
    expect(differenceOf(base, [locked('numpy', '1')]).sizeBytes).toBeUndefined();
  });

  it('is empty for the same packages', () => {
    expect(differenceOf(base, base.pip?.packages ?? []).changes).toEqual([]);
  });
});
