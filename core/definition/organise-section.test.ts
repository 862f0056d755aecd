import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specificationHash } from '../digest.ts';
import { corpusIsAbsent, listCorpus } from '../testing/corpus.ts';
import { hostileTexts } from '../testing/hostile-texts.ts';
import { applyEdits } from '../text-edit.ts';
import { emptyDefinition } from './definition.ts';
import { type ListSection, organiseSection } from './organise-section.ts';

const organised = (section: ListSection, text: string) => applyEdits(text, organiseSection(section, text) ?? []);
const linesOf = (...lines: readonly string[]) => `${lines.join('\n')}\n`;

describe('organiseSection of pip', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['sorts by name, whatever its case', ['scipy', 'Pandas>=2', 'attrs'], ['attrs', 'Pandas>=2', 'scipy']],
    ['keeps a comment on its line', ['b  # why b', 'a'], ['a', 'b  # why b']],
    ['keeps groups apart', ['# data', 'b', 'a', '', '# web', 'd', 'c'], ['# data', 'a', 'b', '', '# web', 'c', 'd']],
    ['drops repeats', ['b', 'a >= 1', 'B', 'a>=1'], ['a >= 1', 'b']],
    ['drops a repeat in another group', ['b', '', '# more', 'b'], ['b', '', '# more']],
    ['keeps the one with a comment', ['b', 'a', 'b  # why'], ['a', 'b  # why']],
    ['keeps two comments', ['b # one', 'b # two'], ['b # one', 'b # two']],
    ['keeps other versions', ['b==2', 'b==1'], ['b==1', 'b==2']],
    [
      'leaves options in their places',
      ['b', '-i https://x.org', 'c', '-r y.txt', 'a'],
      ['b', '-i https://x.org', 'c', '-r y.txt', 'a'],
    ],
    [
      'moves hashes along',
      ['b \\', `  --hash=sha256:${'0'.repeat(64)}`, 'a'],
      ['a', 'b \\', `  --hash=sha256:${'0'.repeat(64)}`],
    ],
    [
      'moves what pip-compile says below',
      ['b==1', '    # via c', 'a==1', '    # via d'],
      ['a==1', '    # via d', 'b==1', '    # via c'],
    ],
  ])('%s', (_, before, after) => {
    expect(organised('pip', linesOf(...before))).toBe(linesOf(...after));
  });

  it('keeps both kinds of line ends where they are, and a last line without one', () => {
    expect(organised('pip', 'c\r\nb\na')).toBe('a\r\nb\nc');
    expect(organised('pip', 'a\n\na')).toBe('a\n');
  });
});

describe('organiseSection of conda', () => {
  it('sorts dependencies and pip lists, and leaves channels in their order', () => {
    const before = linesOf(
      'channels:',
      '  - pytorch',
      '  - conda-forge',
      'dependencies:',
      '  - python=3.11',
      '  # numbers',
      '  - scipy # fast',
      '  - "numpy>=1"',
      '  - scipy',
      '  - pip',
      '  - pip:',
      '      - b',
      '      - --pre',
      '      - d',
      '      - c',
      'variables:',
      '  A: b',
    );
    const after = linesOf(
      'channels:',
      '  - pytorch',
      '  - conda-forge',
      'dependencies:',
      '  - python=3.11',
      '  # numbers',
      '  - "numpy>=1"',
      '  - pip',
      '  - scipy # fast',
      '  - pip:',
      '      - b',
      '      - --pre',
      '      - c',
      '      - d',
      'variables:',
      '  A: b',
    );
    expect(organised('conda', before)).toBe(after);
  });

  it('leaves what is on one line, and a section with errors', () => {
    expect(organiseSection('conda', 'dependencies: [b, a]\n')).toEqual([]);
    expect(organiseSection('conda', 'dependencies:\n- b>>1\n- a\n')).toBeUndefined();
  });
});

const entry = fc.constantFrom('b', 'a', 'a >=1', 'numpy', 'c==1', 'C==1', 'zlib>=1,<2');
const comment = fc.constantFrom('', '', '', '  # why', ' # no');
const lineEnd = fc.constantFrom('\n', '\r\n');
const between = fc.constantFrom('', '# alone', '  # indented');
const joined = (...parts: readonly fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(''));
const oneOf = (line: fc.Arbitrary<string>, other: fc.Arbitrary<string>) =>
  fc.oneof({ arbitrary: line, weight: 4 }, { arbitrary: other, weight: 1 });
const list = (line: fc.Arbitrary<string>) => fc.array(line, { minLength: 1, maxLength: 12 });
const samples: Readonly<Record<ListSection, fc.Arbitrary<string>>> = {
  pip: fc
    .tuple(
      list(
        oneOf(
          joined(entry, comment),
          fc.oneof(
            between,
            fc.constantFrom('--pre', '-e git+https://x.org/y', 'a \\', ' ;python_version>"3"', '\uFEFF'),
          ),
        ),
      ),
      lineEnd,
    )
    .map(([lines, end]) => lines.join(end)),
  conda: fc
    .tuple(
      list(
        oneOf(
          joined(fc.constantFrom('- ', '-   '), fc.oneof(entry, fc.constantFrom('"a"', "'b=1'")), comment),
          fc.oneof(
            between,
            fc.constantFrom('- sel(linux): a', '- &x a', '- *x', '- >', '  a', '- pip:', '    - a', '    - B'),
          ),
        ),
      ),
      lineEnd,
    )
    .map(([lines, end]) => ['channels: [x]', 'dependencies:', ...lines, 'name: x'].join(end)),
};

const hashOf = (section: ListSection, text: string) => specificationHash({ ...emptyDefinition, [section]: text });
const sortedLines = (text: string) =>
  text
    .split(/\r\n|\n/)
    .map((line) => line.trim())
    .sort();
const commentsOf = (text: string) =>
  sortedLines(text)
    .flatMap((line) => /#.*/.exec(line)?.[0] ?? [])
    .sort();

/** All that must hold of a text once it is organised. */
function check(section: ListSection, before: string): void {
  const edits = organiseSection(section, before);
  if (!edits) return;
  const after = applyEdits(before, edits);
  expect(organiseSection(section, after)).toEqual([]);
  expect(hashOf(section, after)).toBe(hashOf(section, before));
  // No line is made up, none is lost that is not there still, and no comment is lost that is not said elsewhere.
  const had = sortedLines(before);
  expect(sortedLines(after).filter((line) => !had.includes(line))).toEqual([]);
  expect([...new Set(commentsOf(after))]).toEqual([...new Set(commentsOf(before))]);
}

describe.each(['conda', 'pip'] as const)('organiseSection of any %s', (section) => {
  it('changes neither hash nor comments, and nothing the second time', () => {
    fc.assert(
      fc.property(samples[section], (before) => check(section, before)),
      { numRuns: 2000 },
    );
  });

  it('never throws', () => {
    for (const hostile of Object.values(hostileTexts)) organiseSection(section, hostile);
    fc.assert(fc.property(fc.string(), (any) => check(section, any)));
  });

  it.skipIf(corpusIsAbsent)(`holds for real files${corpusIsAbsent}`, () => {
    for (const { text } of listCorpus(section)) check(section, text);
  });
});
