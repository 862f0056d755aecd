import { describe, expect, it } from 'vitest';
import type { Lock } from '../lock/lock.ts';
import { compareImageInputs } from './compare-image-inputs.ts';
import { type Definition, emptyDefinition } from './definition.ts';
import { type ImageInputRequest, imageInputs } from './image-inputs.ts';

const base = { reference: 'python:3.12', imageId: 'sha256:b1', pythonPath: '/usr/bin/python3', user: '', sizeBytes: 1 };
const locked = (manager: 'conda' | 'pip', name: string, version: string, sha256: string) => ({
  manager,
  name,
  version,
  url: `https://c.example/linux-64/${name}-${version}-py312_0.conda`,
  sha256,
  isRequested: true,
  requiredBy: [],
});
const lock: Lock = {
  base,
  virtualPackages: { __glibc: '2.36' },
  conda: { text: '', packages: [locked('conda', 'ruamel-yaml', '0.18', 'c1')] },
  pip: { text: '', packages: [locked('pip', 'six', '1.16', 'd1')] },
};
const definition: Definition = { ...emptyDefinition, conda: 'dependencies: [ruamel-yaml]', pip: 'six' };

const compare = (change: Partial<ImageInputRequest>) => {
  const before = { definition, lock, toolDigests: { uv: 'a1' } };
  return compareImageInputs(imageInputs(before), imageInputs({ ...before, ...change })).map(
    ({ field, name, kind, left, right }) => [field, name, kind, left ?? '', right ?? ''].join('|'),
  );
};

describe('why an image is another one', () => {
  it('is not told of the same', () => {
    expect(compare({ definition: { ...definition, pip: '# why\nsix' } })).toEqual([]);
  });

  it.each<[string, Partial<ImageInputRequest>, string]>([
    [
      'the base image',
      { lock: { ...lock, base: { ...base, imageId: 'sha256:b2' } } },
      'baseImageId||changed|sha256:b1|sha256:b2',
    ],
    [
      'a conda package, however its name is written',
      { lock: { ...lock, conda: { text: '', packages: [locked('conda', 'ruamel-yaml', '0.19', 'c2')] } } },
      'condaPackage|ruamel-yaml|changed|0.18-py312_0 c1|0.19-py312_0 c2',
    ],
    [
      'the content of a wheel',
      { lock: { ...lock, pip: { text: '', packages: [locked('pip', 'six', '1.16', 'd2')] } } },
      'pipPackage|six|changed|1.16 d1|1.16 d2',
    ],
    [
      'the virtual packages',
      { lock: { ...lock, virtualPackages: { __glibc: '2.17' } } },
      'virtualPackage|__glibc|changed|2.36|2.17',
    ],
    ['a tool', { toolDigests: { uv: 'a2' } }, 'tool|uv|changed|a1|a2'],
    ['a variable', { definition: { ...definition, variables: [{ name: 'A', value: '1' }] } }, 'variable|A|added||1'],
    ['the user', { definition: { ...definition, user: 'app' } }, 'user||added||app'],
    ['an instruction', { definition: { ...definition, dockerfile: 'RUN true' } }, 'renderedLine||added||RUN true'],
  ])('is told: %s', (_, change, told) => {
    expect(compare(change)).toContain(told);
  });
});
