import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specificationHash } from '../digest.ts';
import { corpusIsAbsent, listCorpus } from '../testing/corpus.ts';
import { hostileTexts } from '../testing/hostile-texts.ts';
import { applyEdits } from '../text-edit.ts';
import { emptyDefinition } from './definition.ts';
import { formatSection } from './format-section.ts';

type TextSection = Parameters<typeof formatSection>[0];
const sections: readonly TextSection[] = ['conda', 'pip', 'dockerfile'];

const blank = fc.constantFrom('', ' ', '   ', '\t');
const comment = fc.constantFrom('', '', '  # why', ' #no');
const lineEnd = fc.constantFrom('\n', '\r\n');
const joined = (...parts: readonly fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(''));
const text = (line: fc.Arbitrary<string>) =>
  fc.tuple(fc.array(line, { maxLength: 12 }), lineEnd).map(([lines, end]) => lines.join(end));

/** Mostly the first, so that most texts are without errors. */
const mostly = (usual: readonly string[], odd: readonly string[]) =>
  fc.oneof({ arbitrary: fc.constantFrom(...usual), weight: 20 }, { arbitrary: fc.constantFrom(...odd), weight: 1 });
const indent = fc.constantFrom('', ' ', '  ', '    ', '      ');

/** A list with one indent, or now and then several. */
const list = (entry: fc.Arbitrary<string>) =>
  fc
    .tuple(indent, fc.array(fc.tuple(mostly([''], ['  ', '\t']), entry), { minLength: 1, maxLength: 5 }))
    .map(([columns, entries]) => entries.map(([odd, one]) => `${columns}${odd}${one}`).join('\n'));
const condaEntry = joined(
  fc.constantFrom('- ', '-   '),
  mostly(['numpy', 'numpy >=1', '"a"', "'c=1'", 'pip', 'python=3.12 '], ['|', '[a,  b]', '*x', '&x y', '- z', 'k: v']),
  comment,
);
const condaPart = fc.oneof(
  joined(
    fc.constantFrom('channels:', 'dependencies: ', 'dependencies :'),
    comment,
    fc.constant('\n'),
    list(condaEntry),
  ),
  fc
    .tuple(indent, list(fc.oneof(condaEntry, fc.constantFrom('# between', '- requests == 1'))))
    .map(([columns, pip]) => `dependencies:\n${columns}- pip:\n${pip.replaceAll(/^/gm, columns)}\n${columns}- a`),
  joined(
    fc.constant('variables:\n'),
    list(joined(fc.constantFrom('A', 'B', 'C'), mostly([':  1', ': "x  y" '], [': |']))),
  ),
  mostly(['name:  x  ', '', '# alone ', '#'], ['more', '---', '...', '  - a']),
);
const samples: Readonly<Record<TextSection, fc.Arbitrary<string>>> = {
  conda: fc
    .tuple(fc.uniqueArray(condaPart, { maxLength: 5, selector: (part) => part.slice(0, 5) }), lineEnd, blank)
    .map(([parts, end, last]) => (parts.join('\n') + last).replaceAll('\n', end)),
  pip: text(
    joined(
      blank,
      fc.constantFrom('numpy', 'numpy >= 1 , < 2', 'a [ b ]', 'c (>=1)', '-r  x.txt', '--pre', '-e  ./d', '-c y', ''),
      mostly(
        ['', '', '', '', ` --hash=sha256:${'0'.repeat(64)}`],
        [' \\', '\\ ', ' @ https://x.org/y.whl', ' ; os_name=="nt"', ' =1'],
      ),
      blank,
      comment,
    ),
  ),
  dockerfile: text(
    joined(
      blank,
      mostly(['run  make', 'RUN make', 'Cmd ["x"]', 'env A=b', '# c', '', 'workdir\t/a'], ['# escape=`', 'EOF', 'x']),
      mostly(['', '', ' x', ' \\', ' \\  '], [' `', ' <<EOF', ' "a  ']),
      blank,
    ),
  ).map((lines) => `from  a\n${lines}`),
};

const hashOf = (section: TextSection, one: string) => specificationHash({ ...emptyDefinition, [section]: one });
const wordsOf = (one: string) => one.replaceAll(/\s+/g, '').toLowerCase();
const commentsOf = (one: string) => one.split(/\r\n|\n|\r/).flatMap((line) => /#.*/.exec(line)?.[0].trimEnd() ?? []);

/** All that must hold of a text once it is formatted; a text with errors is none of it. */
function check(section: TextSection, before: string): void {
  const edits = formatSection(section, before);
  if (!edits) return;
  const after = applyEdits(before, edits);
  expect(formatSection(section, after)).toEqual([]);
  expect(hashOf(section, after)).toBe(hashOf(section, before));
  expect(commentsOf(after)).toEqual(commentsOf(before));
  expect(wordsOf(after).replaceAll(/[();]/g, '')).toBe(wordsOf(before).replaceAll(/[();]/g, ''));
}

describe.each(sections)('formatSection of %s', (section) => {
  it('changes neither hash nor comments nor words, and nothing the second time', () => {
    fc.assert(
      fc.property(samples[section], (before) => check(section, before)),
      { numRuns: 1000 },
    );
  });

  it('never throws', () => {
    for (const hostile of Object.values(hostileTexts)) formatSection(section, hostile);
    fc.assert(
      fc.property(fc.string(), (any) => {
        check(section, any);
      }),
    );
  });

  it('leaves a section with errors as it is', () => {
    const broken = { conda: 'dependencies:\n-   a: [\n', pip: 'a  ==\n', dockerfile: 'FROM a\nbogus  x\n' };
    expect(formatSection(section, broken[section])).toBeUndefined();
  });
});

it.skipIf(corpusIsAbsent)(`keeps the meaning of real files${corpusIsAbsent}`, () => {
  for (const section of ['conda', 'pip'] as const) {
    for (const { text: before } of listCorpus(section)) check(section, before);
  }
});
