import { describe, expect, it } from 'vitest';
import { explainPackages } from './explain-packages.ts';
import type { LockedPackage } from './lock.ts';

const locked = (name: string, requiredBy: string[] = [], isRequested = false): LockedPackage => ({
  manager: 'pip',
  name,
  version: '1',
  url: `https://index.example/${name}`,
  sha256: '0'.repeat(64),
  isRequested,
  requiredBy,
});

describe('explaining what would be installed', () => {
  it('puts requested packages first and gives the others the shortest chain', () => {
    const explained = explainPackages([
      locked('llvmlite', ['numba']),
      locked('numba', ['shap']),
      locked('numpy', ['pandas', 'numba', 'shap']),
      locked('shap', [], true),
      locked('pandas', [], true),
    ]);
    expect(explained.map(({ name, why }) => [name, why.join(' → ')])).toEqual([
      ['pandas', ''],
      ['shap', ''],
      ['llvmlite', 'shap → numba → llvmlite'],
      ['numba', 'shap → numba'],
      ['numpy', 'shap → numpy'],
    ]);
  });

  it('ends on circles and leaves out reasons it does not know', () => {
    const explained = explainPackages([locked('a', ['b']), locked('b', ['a']), locked('c', ['gone'])]);
    expect(explained.map(({ name, why }) => [name, why])).toEqual([
      ['a', []],
      ['b', []],
      ['c', []],
    ]);
  });
});
