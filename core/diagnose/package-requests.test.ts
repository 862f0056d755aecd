import { describe, expect, it } from 'vitest';
import { emptyDefinition } from '../definition/definition.ts';
import { openAnalyser } from './open-analyser.ts';

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

const read = (texts: { conda: string; pip: string }) => openAnalyser()({ ...emptyDefinition, ...texts }, {});

describe('the requests of a definition', () => {
  it('are the lines that name a package, with their places and what they pin', () => {
    const found = read({ conda, pip }).requests;
    const texts = { conda, pip };
    expect(
      found.map(({ range: _range, hasAddress, nameRange, versionRange, section, ...request }) => ({
        ...request,
        written: texts[section].slice(nameRange.start, nameRange.end),
        ...(hasAddress && { hasAddress }),
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
      { manager: 'pip', name: 'b', written: 'b', hasAddress: true, constraint: undefined },
    ]);
  });
});

describe('the sources of a definition', () => {
  it('are the channels of the one text and the index options of the other', () => {
    expect(read({ conda, pip }).sources).toEqual({
      channels: ['conda-forge'],
      indexUrl: 'https://h/simple',
      extraIndexUrls: ['https://x/simple'],
      hasNoIndex: false,
    });
    expect(read({ conda: 'a: [', pip: '' }).sources).toEqual({ channels: [], extraIndexUrls: [], hasNoIndex: false });
  });
});
