import { describe, expect, it } from 'vitest';
import { isPrerelease } from './is-prerelease.ts';
import { latestRelease } from './latest-release.ts';
import { pinnedRelease } from './pinned-release.ts';

describe('releases', () => {
  const releases = ['2.1.0rc1', '2.0.1', '2.0.0', '1.26.4', '1.2'].map((version) => ({ version }));

  it('the latest is neither one to try out nor taken back, while there is another', () => {
    expect(latestRelease(releases)?.version).toBe('2.0.1');
    expect(latestRelease([{ version: '3', yanked: '' }, ...releases])?.version).toBe('2.0.1');
    expect(latestRelease([{ version: '3', yanked: 'broken' }])?.version).toBe('3');
    expect(latestRelease([{ version: '0.1b2' }])?.version).toBe('0.1b2');
    expect(latestRelease([])).toBeUndefined();
  });

  it.each([
    ['1.26.4', false, '1.26.4'],
    ['2.0', false, '2.0.0'],
    ['2.0', true, '2.0.1'],
    ['1', true, '1.26.4'],
    ['3', false, undefined],
  ])('a pin of %s (prefix: %s) means %s', (version, isPrefix, expected) => {
    expect(pinnedRelease(releases, { version, isPrefix })?.version).toBe(expected);
  });

  it.each([
    ['1.0', false],
    ['1.0rc1', true],
    ['1.0.dev3', true],
    ['2.0b', true],
    ['1.0.post1', false],
    ['2024a', true],
    ['1.1.1w', false],
    ['1.0+cu121', false],
  ])('%s is to try out: %s', (version, expected) => {
    expect(isPrerelease(version)).toBe(expected);
  });
});
