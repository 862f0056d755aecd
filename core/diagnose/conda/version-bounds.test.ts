import { describe, expect, it } from 'vitest';
import { areBoundsEmpty, compareVersions, intersectBounds, versionBounds } from './version-bounds.ts';

describe('versionBounds', () => {
  it.each([
    ['>=2,<1', true],
    ['>=1,<1', true],
    ['>1,<=1', true],
    ['>=1,<=1', false],
    ['==1.0,>=1', false],
    ['==1.2.*,<1.2', true],
    ['~=1.4.2,>=1.5', true],
    ['~=1.4,<1.5', false],
    ['!=1,==1', false],
    ['3.11.*,>=3.11.4', false],
    ['', false],
  ])('%s holds no version: %s', (constraint, isEmpty) => {
    expect(areBoundsEmpty(versionBounds(constraint) ?? {})).toBe(isEmpty);
  });

  it.each(['1|2', '1.0rc1', '1!2', '2022a', '^1$'])('does not guess what %s allows', (constraint) => {
    expect(versionBounds(constraint)).toBeUndefined();
  });

  it('narrows from both sides', () => {
    const both = intersectBounds(versionBounds('>=1') ?? {}, versionBounds('<1.9,>0') ?? {});
    expect(both).toEqual({
      lower: { version: [1], isIncluded: true },
      upper: { version: [1, 9], isIncluded: false },
    });
  });

  it('orders by number', () => {
    expect(compareVersions([3, 10], [3, 9])).toBeGreaterThan(0);
    expect(compareVersions([1], [1, 0, 0])).toBe(0);
  });
});
