import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specificationHash } from '../digest.ts';
import { corpusIsAbsent, listCorpus } from '../testing/corpus.ts';
import { measureCpuMs } from '../testing/measure-cpu.ts';
import { meaning, style, write } from '../testing/written-definition.ts';
import { compareSpecifications } from './compare-specifications.ts';
import { type Definition, emptyDefinition } from './definition.ts';

const compare = (left: Partial<Definition>, right: Partial<Definition>) =>
  compareSpecifications({ ...emptyDefinition, ...left }, { ...emptyDefinition, ...right }).map(
    ({ field, name, kind, left: was, right: is }) => [field, name, kind, was ?? '', is ?? ''].join('|'),
  );
const conda = (channels: string, ...specs: readonly string[]) => ({
  conda: `channels: [${channels}]\ndependencies:\n${specs.map((spec) => `- ${spec}\n`).join('')}`,
});

describe('why a specification is another one', () => {
  it.each<[string, Partial<Definition>, Partial<Definition>, readonly string[]]>([
    [
      'the order of channels',
      conda('a, b', 'x'),
      conda('b, a', 'x'),
      [
        'channels||reordered|https://conda.anaconda.org/a, https://conda.anaconda.org/b|https://conda.anaconda.org/b, https://conda.anaconda.org/a',
      ],
    ],
    ['another version', conda('a', 'numpy=1.26'), conda('a', 'numpy=2'), ['dependency|numpy|changed|1.26.*|2.*']],
    [
      'a package more, one fewer',
      { pip: 'a\nb[x]>=1' },
      { pip: 'b[x]>=1\nc' },
      ['requirement|a|removed||', 'requirement|c|added||'],
    ],
    ['a marker', { pip: 'a; os_name=="nt"' }, { pip: 'a' }, ['requirement|a|changed|os_name == "nt"|']],
    [
      'indexes',
      { pip: '-i https://u:p@x.org\na' },
      { pip: '-i https://y.org\n--extra-index-url https://x.org\na' },
      ['index||changed|https://x.org|https://y.org', 'extraIndexes||added||https://x.org'],
    ],
    ['an option', { pip: 'a' }, { pip: '--pre\na' }, ['pipOption|--pre|added||true']],
    [
      'a variable',
      { variables: [{ name: 'A', value: '1' }] },
      { variables: [{ name: 'A', value: '2' }] },
      ['variable|A|changed|1|2'],
    ],
    [
      'settings',
      { baseImage: 'a:1', user: 'app' },
      { baseImage: 'a:2' },
      ['baseImage||changed|a:1|a:2', 'user||removed|app|'],
    ],
    [
      'instructions',
      { dockerfile: 'RUN a\nRUN b' },
      { dockerfile: '# c\nrun b\nRUN c' },
      ['instruction||removed|RUN a|', 'instruction||added||RUN c'],
    ],
    ['their order', { dockerfile: 'RUN a\nRUN b' }, { dockerfile: 'RUN b\nRUN a' }, ['instruction||reordered||']],
    [
      'a nested list',
      conda('a', 'pip', 'pip:\n  - x'),
      conda('a', 'pip', 'pip:\n  - y'),
      ['requirement|pip: x|removed||', 'requirement|pip: y|added||'],
    ],
    ['comments', { pip: '# a\nb' }, { pip: 'B  # c' }, []],
  ])('%s', (_, left, right, changes) => {
    expect(compare(left, right)).toEqual(changes);
  });

  it('is told soon, however often one package is asked for', () => {
    const pip = Array.from({ length: 20_000 }, (_, index) => `a==${index}\n`).join('');
    expect(measureCpuMs(() => compare({ pip }, { pip: 'a==1' }))).toBeLessThan(3000);
  });

  it('is told exactly when the hashes differ', () => {
    fc.assert(
      fc.property(meaning, style, meaning, style, fc.boolean(), (what, how, other, otherHow, isOther) => {
        const [left, right] = [write(what, how), write(isOther ? other : what, otherHow)];
        const isSame = specificationHash(left) === specificationHash(right);
        expect(compareSpecifications(left, right).length === 0).toBe(isSame);
      }),
    );
  });

  it.skipIf(corpusIsAbsent)(`is told between real files${corpusIsAbsent}`, () => {
    for (const section of ['conda', 'pip'] as const) {
      const texts = listCorpus(section).map(({ text }) => ({ ...emptyDefinition, [section]: text }));
      for (const [index, left] of texts.entries()) {
        const right = texts[index + 1] ?? left;
        const isSame = specificationHash(left) === specificationHash(right);
        expect(compareSpecifications(left, right).length === 0).toBe(isSame);
      }
    }
  });
});
