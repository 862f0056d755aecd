import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Definition, emptyDefinition } from './definition/definition.ts';
import { imageInputs } from './definition/image-inputs.ts';
import { imageHash, specificationHash } from './digest.ts';
import type { Lock } from './lock/lock.ts';
import { type Meaning, meaning, style, write } from './testing/written-definition.ts';

const lock: Lock = {
  base: {
    reference: 'python:3.11-slim',
    imageId: `sha256:${'b'.repeat(64)}`,
    pythonPath: '/usr/local/bin/python3',
    pythonVersion: '3.11.9',
    user: '',
    sizeBytes: 1,
  },
  virtualPackages: { __glibc: '2.36' },
  conda: { text: 'conda lock', packages: [lockedPackage('conda', 'python'), lockedPackage('conda', 'numpy')] },
  pip: { text: 'pip lock', packages: [lockedPackage('pip', 'pandas')] },
};
const toolDigests = { uv: 'a'.repeat(64) };

function lockedPackage(manager: 'conda' | 'pip', packageName: string) {
  return {
    manager,
    name: packageName,
    version: '1.0',
    url: `https://channel.example/linux-64/${packageName}-1.0-0.conda`,
    sha256: 'c'.repeat(64),
    isRequested: true,
    requiredBy: [],
  };
}

const imageHashOf = (
  definition: Definition,
  itsLock = lock,
  itsTools: Readonly<Record<string, string>> = toolDigests,
) => imageHash(imageInputs({ definition, lock: itsLock, toolDigests: itsTools }));

describe('both hashes', () => {
  test('do not change with how a definition is written', () => {
    fc.assert(
      fc.property(meaning, style, style, (what, one, other) => {
        expect(specificationHash(write(what, one))).toBe(specificationHash(write(what, other)));
        expect(imageHashOf(write(what, one))).toBe(imageHashOf(write(what, other)));
      }),
    );
  });

  test('differ with a variable, an instruction and a user', () => {
    fc.assert(
      fc.property(meaning, style, (what, how) => {
        const definition = write(what, how);
        const changes: Definition[] = [
          { ...definition, variables: [...definition.variables, { name: 'ONE_MORE', value: '' }] },
          { ...definition, dockerfile: `${definition.dockerfile}\nRUN true` },
          { ...definition, user: '1000' },
        ];
        for (const changed of changes) {
          expect(specificationHash(changed)).not.toBe(specificationHash(definition));
          expect(imageHashOf(changed)).not.toBe(imageHashOf(definition));
        }
      }),
    );
  });
});

describe('the specification hash', () => {
  const differs = (change: (what: Meaning) => Meaning | undefined) => () =>
    fc.assert(
      fc.property(meaning, style, style, (what, one, other) => {
        const changed = change(what);
        fc.pre(changed !== undefined);
        expect(specificationHash(write(changed ?? what, one))).not.toBe(specificationHash(write(what, other)));
      }),
    );

  test(
    'differs with another package',
    differs((what) => ({ ...what, conda: [...what.conda, ['zlib', '1.2']] })),
  );
  test(
    'differs with one requirement fewer',
    differs((what) => ({ ...what, pip: what.pip.slice(1) })),
  );
  test(
    'differs with another version',
    differs((what) => ({ ...what, pip: what.pip.map(([key]) => [key, '99.1']) })),
  );
  test(
    'differs with the order of channels, which is their priority',
    differs((what) => (what.channels.length > 1 ? { ...what, channels: what.channels.toReversed() } : undefined)),
  );
  test(
    'differs with the order of indexes',
    differs((what) =>
      what.extraIndexes.length > 1 ? { ...what, extraIndexes: what.extraIndexes.toReversed() } : undefined,
    ),
  );
  test.each<[string, Partial<Definition>, Partial<Definition>]>([
    ['a version is another one', { pip: 'a==1.0' }, { pip: 'a==1.0.0' }],
    ['a comment in a heredoc is text', { dockerfile: 'RUN <<E\n# a\nE' }, { dockerfile: 'RUN <<E\n# b\nE' }],
    ['text with errors counts as written', { pip: 'a=1\n# x' }, { pip: 'a=1\n# y' }],
    ['an escape directive', { dockerfile: '# escape=`\nRUN a' }, { dockerfile: 'RUN a' }],
    ['the base image', { baseImage: 'a:1' }, { baseImage: 'a:2' }],
    ['a marker', { pip: 'a; python_version < "3.9"' }, { pip: 'a; python_version < "3.10"' }],
    ['user-managed', { userManaged: true }, {}],
  ])('differs: %s', (_, left, right) => {
    expect(specificationHash({ ...emptyDefinition, ...left })).not.toBe(
      specificationHash({ ...emptyDefinition, ...right }),
    );
  });

  test.each<[string, Partial<Definition>, Partial<Definition>]>([
    ['conda spellings', { conda: 'dependencies: [Numpy=1.26]' }, { conda: 'dependencies:\n- numpy 1.26.*\n' }],
    [
      'channel spellings',
      { conda: 'channels: [conda-forge]' },
      { conda: 'channels: ["https://conda.anaconda.org/conda-forge/"]' },
    ],
    ['names of PEP 503', { pip: 'Foo_Bar[b,a] >= 1, <2' }, { pip: 'foo-bar[a,b]<2,>=1' }],
    ['quotes of a marker', { pip: "a; python_version<'3.9'" }, { pip: 'a ; python_version < "3.9"' }],
    ['a base image under a FROM', { dockerfile: 'FROM x', baseImage: 'a' }, { dockerfile: 'from x', baseImage: 'b' }],
    ['comments of a command', { dockerfile: 'RUN a \\\n # why\n b' }, { dockerfile: 'RUN a \\\n b' }],
  ])('is equal: %s', (_, left, right) => {
    expect(specificationHash({ ...emptyDefinition, ...left })).toBe(
      specificationHash({ ...emptyDefinition, ...right }),
    );
  });
});

describe('the image hash', () => {
  const definition = { ...emptyDefinition, baseImage: 'python:3.11-slim', pip: 'pandas' };

  test('does not depend on where the base and the packages came from', () => {
    const elsewhere: Lock = {
      ...lock,
      base: { ...lock.base, reference: 'mirror.example/python:3.11', repositoryDigest: 'python@sha256:1' },
      conda: {
        text: 'another text',
        packages: (lock.conda?.packages ?? []).toReversed().map((locked) => ({
          ...locked,
          url: locked.url.replace('channel.example', 'mirror.example/conda'),
        })),
      },
    };
    expect(imageHashOf(definition, elsewhere)).toBe(imageHashOf(definition));
  });

  test.each<[string, Lock]>([
    ['the base image', { ...lock, base: { ...lock.base, imageId: 'sha256:other' } }],
    [
      'a package',
      { ...lock, pip: { text: '', packages: [{ ...lockedPackage('pip', 'pandas'), sha256: 'd'.repeat(64) }] } },
    ],
    ['the virtual packages', { ...lock, virtualPackages: { __glibc: '2.17' } }],
  ])('differs with %s', (_, other) => {
    expect(imageHashOf(definition, other)).not.toBe(imageHashOf(definition));
  });

  test('differs with the tools that install, but only where they do', () => {
    const other = { uv: 'f'.repeat(64) };
    expect(imageHashOf(definition, lock, other)).not.toBe(imageHashOf(definition));
    const managed = { ...definition, userManaged: true };
    expect(imageHashOf(managed, lock, other)).toBe(imageHashOf(managed));
  });
});
