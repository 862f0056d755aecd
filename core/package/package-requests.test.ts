import { describe, expect, it } from 'vitest';
import { isPrerelease } from './is-prerelease.ts';
import { latestRelease } from './latest-release.ts';
import { packageRequests } from './package-requests.ts';
import { packageSources } from './package-sources.ts';
import { pinnedRelease } from './pinned-release.ts';

const conda = [
  'channels: [conda-forge, nodefaults]',
  'dependencies:',
  '  - python=3.11',
  '  - conda-forge::numpy ==1.26.4',
  '  - pandas>=2',
  '  - pip:',
  '      - "six==1.16.0"',
  '      - git+https://h/a.git',
].join('\n');
const pip = '--index-url https://h/simple\n--extra-index-url https://x/simple\nTorch[a]==2.1.*\nb @ https://h/b.whl\n';

describe('packageRequests', () => {
  it('are the lines that name a package of an index or a channel, with their places', () => {
    const found = packageRequests({ conda, pip });
    const texts = { conda, pip };
    expect(
      found.map(({ range: _range, nameRange, versionRange, section, ...request }) => ({
        ...request,
        written: texts[section].slice(nameRange.start, nameRange.end),
        constraint: versionRange && texts[section].slice(versionRange.start, versionRange.end),
      })),
    ).toEqual([
      {
        manager: 'conda',
        name: 'python',
        pin: { version: '3.11', isPrefix: true },
        written: 'python',
        constraint: '=3.11',
      },
      {
        manager: 'conda',
        name: 'numpy',
        channel: 'conda-forge',
        pin: { version: '1.26.4', isPrefix: false },
        written: 'numpy',
        constraint: '==1.26.4',
      },
      { manager: 'conda', name: 'pandas', written: 'pandas', constraint: '>=2' },
      {
        manager: 'pip',
        name: 'six',
        pin: { version: '1.16.0', isPrefix: false },
        written: 'six',
        constraint: '==1.16.0',
      },
      {
        manager: 'pip',
        name: 'Torch',
        pin: { version: '2.1', isPrefix: true },
        written: 'Torch',
        constraint: '==2.1.*',
      },
    ]);
  });
});

describe('packageSources', () => {
  it('are the channels of the one text and the index options of the other', () => {
    expect(packageSources({ conda, pip })).toEqual({
      channels: ['conda-forge'],
      indexUrl: 'https://h/simple',
      extraIndexUrls: ['https://x/simple'],
      hasNoIndex: false,
    });
    expect(packageSources({ conda: 'a: [', pip: '' })).toEqual({ channels: [], extraIndexUrls: [], hasNoIndex: false });
  });
});

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
