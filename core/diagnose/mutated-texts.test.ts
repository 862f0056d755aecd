import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDefinition } from '../definition/definition.ts';
import type { Issue } from '../issue.ts';
import { corpusIsAbsent, listCorpus } from '../testing/corpus.ts';
import { applyEdits } from '../text-edit.ts';
import { applyFixes } from './apply-fixes.ts';
import { diagnose } from './diagnose.ts';

const fileNames = { conda: 'environment.yml', pip: 'requirements.txt', dockerfile: 'Dockerfile' } as const;
type TextSection = keyof typeof fileNames;
const sections = ['conda', 'pip', 'dockerfile'] as const satisfies readonly TextSection[];
/** A mutation of a longer text costs time and shows no more. */
const seedLimitCharacters = 5_000;

/** What breaks texts in real life: halves of constructs, line ends and spaces of other systems, pasted marks. */
const pieces = [
  ...['\n', '\r\n', '\r', '\t', '\\\n', ' \\\n', '\n\n', '\u00a0', '\u2028', '\f', '\uFEFF', '# ', ' #'],
  ...[
    '"',
    "'",
    '`',
    '[',
    ']',
    '{{ x }}',
    '{',
    '}',
    '(',
    ')',
    '<<EOF\n',
    'EOF\n',
    '&a ',
    '*a',
    '<<: *a\n',
    '---\n',
    '...\n',
  ],
  ...[
    '==',
    '>=',
    '=',
    '>',
    '<',
    ',',
    ';',
    '@',
    '::',
    ':',
    '- ',
    '  ',
    '-e ',
    '-r x',
    '--hash=sha256:0',
    ' ; ',
    '*',
    '!',
  ],
  ...[
    '$X',
    '$(',
    '&&',
    '||',
    '|',
    'RUN ',
    'FROM a AS b\n',
    'ARG X\n',
    'ENV A b\n',
    'CMD [',
    'pip:',
    'python=3.1',
    'https://u:p@h/',
  ],
];

const mutation = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.nat(12),
    inserted: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })),
  }),
  { minLength: 1, maxLength: 6 },
);

function seeds(section: TextSection): string[] {
  const root = join(import.meta.dirname, 'cases');
  const ofCases = readdirSync(root).filter((name) => readdirSync(join(root, name)).includes(fileNames[section]));
  const texts = ofCases.map((name) => readFileSync(join(root, name, fileNames[section]), 'utf8'));
  const real = corpusIsAbsent || section === 'dockerfile' ? [] : listCorpus(section).map(({ text }) => text);
  return [...texts, ...real].filter((text) => text.length <= seedLimitCharacters);
}

function inside({ start, end }: Issue['range'], text: string) {
  expect(start).toBeGreaterThanOrEqual(0);
  expect(end).toBeGreaterThanOrEqual(start);
  expect(end).toBeLessThanOrEqual(text.length);
}

describe.each(sections)('mutated texts of the %s section', (section) => {
  const mutated = fc.tuple(fc.constantFrom(...seeds(section)), mutation).map(([seed, changes]) =>
    changes.reduce((text, { at, removed, inserted }) => {
      const start = Math.floor(at * text.length);
      return text.slice(0, start) + inserted + text.slice(start + removed);
    }, seed),
  );

  it('are read without a throw, and everything found lies inside them', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        for (const issue of diagnose({ ...emptyDefinition, [section]: text }, { today: '2026-11-27' })) {
          if (issue.section === section) inside(issue.range, text);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keep every character outside a fix, and are mended in a few rounds', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const definition = { ...emptyDefinition, [section]: text };
        for (const { fix } of diagnose(definition)) {
          if (!fix) continue;
          for (const { range } of fix.edits) inside(range, text);
          const start = Math.min(...fix.edits.map(({ range }) => range.start));
          const tail = text.slice(Math.max(...fix.edits.map(({ range }) => range.end)));
          const fixed = applyEdits(text, fix.edits);
          expect(fixed.startsWith(text.slice(0, start)) && fixed.endsWith(tail)).toBe(true);
        }
        const { definition: mended } = applyFixes(definition);
        expect(diagnose(mended).filter(({ fix }) => fix)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
