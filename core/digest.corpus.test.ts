import { describe, expect, it } from 'vitest';
import { parseEnvironmentYaml } from './conda/parse-environment-yaml.ts';
import { emptyDefinition } from './definition/definition.ts';
import { sectionIssues } from './definition/section-issues.ts';
import { specificationHash } from './digest.ts';
import type { TextRange } from './issue.ts';
import { parseRequirements } from './pip/parse-requirements.ts';
import { rememberLast } from './remember-last.ts';
import { corpusIsAbsent, listCorpus } from './testing/corpus.ts';
import { applyEdits } from './text-edit.ts';

type Section = 'conda' | 'pip';

/** Rewrites a text; undefined where there is nothing of that kind in it. */
type Mutation = (text: string, section: Section) => string | undefined;

interface Place {
  readonly range: TextRange;
  readonly name: TextRange | undefined;
  readonly version: TextRange | undefined;
}

/** Packages that stand in the text as they are read, without quotes or continuations. */
function packages(text: string, section: Section): readonly Place[] {
  if (section === 'pip') {
    const requirements = parseRequirements(text).value?.requirements ?? [];
    return requirements
      .filter((one) => one.source === 'index' && text.slice(one.range.start, one.range.end) === one.text)
      .map(({ range, nameRange, specifierRange }) => ({ range, name: nameRange, version: specifierRange }));
  }
  const specs = parseEnvironmentYaml(text).value?.specs ?? [];
  return specs
    .filter((one) => /^[\w.-]+ ?[=<>!~]*[\w.*]*$/.test(one.text) && !/["'(]/.test(text.charAt(one.range.start - 1)))
    .filter((one) => text.slice(one.range.start, one.range.end) === one.text && one.spec.url === undefined)
    .map(({ range, spec }) => ({ range, name: spec.ranges.name, version: spec.ranges.version }));
}

const replace = (text: string, range: TextRange | undefined, change: (old: string) => string) =>
  range && applyEdits(text, [{ range, text: change(text.slice(range.start, range.end)) }]);
const swap = (text: string, one: TextRange | undefined, other: TextRange | undefined) => {
  if (!one || !other) return undefined;
  const textOf = ({ start, end }: TextRange) => text.slice(start, end);
  return applyEdits(text, [
    { range: one, text: textOf(other) },
    { range: other, text: textOf(one) },
  ]);
};
const endsOpen = (text: string) => !/[\r\n]$/.test(text) || /\\\s*$/.test(text);
const channelRanges = (text: string) => (parseEnvironmentYaml(text).value?.channels ?? []).map(({ range }) => range);
const indexRanges = (text: string) =>
  (parseRequirements(text).value?.options.extraIndexUrls ?? []).map(({ range }) => range);

const cosmetic: Readonly<Record<string, Mutation>> = {
  'a comment at the end': (text) => (endsOpen(text) ? undefined : `${text}# a note: of no weight\n`),
  'a comment at the beginning': (text) => (/^(?:\uFEFF|%|---)/.test(text) ? undefined : `# a note\n${text}`),
  'blank lines at the end': (text) => (endsOpen(text) ? undefined : `${text}\n\n`),
  'other line ends': (text) => text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n'),
  'capitals in a name': (text, section) =>
    replace(text, packages(text, section)[0]?.name, (name) => name.toUpperCase()),
  'another spelling of a name': (text, section) =>
    section === 'pip'
      ? replace(text, packages(text, section)[0]?.name, (name) => name.replaceAll(/[-_.]/g, '_'))
      : undefined,
  quotes: (text, section) =>
    section === 'conda' ? replace(text, packages(text, section)[0]?.range, (spec) => `"${spec}"`) : undefined,
  'another order of packages': (text, section) => {
    const [first, second] = packages(text, section);
    return swap(text, first?.range, second?.range);
  },
  'a package twice': (text, section) => {
    const [first] = packages(text, section);
    if (!first || endsOpen(text) || section === 'conda') return undefined;
    return `${text}${text.slice(first.range.start, first.range.end)}\n`;
  },
  'another name of the environment': (text, section) =>
    section === 'conda' && /^name: *[\w-]+ *$/m.test(text)
      ? text.replace(/^name: *[\w-]+ *$/m, 'name: another')
      : undefined,
};

const meaningful: Readonly<Record<string, Mutation>> = {
  'another version': (text, section) => {
    const place = packages(text, section).find(
      ({ version }) => version && /\d$/.test(text.slice(version.start, version.end)),
    );
    return replace(text, place?.version, (version) => `${version}7`);
  },
  'another package': (text, section) => replace(text, packages(text, section)[0]?.name, (name) => `${name}-another`),
  'a package more': (text, section) => (section === 'pip' && !endsOpen(text) ? `${text}one-more-package\n` : undefined),
  'another order of channels': (text, section) =>
    section === 'conda' ? swap(text, channelRanges(text)[0], channelRanges(text)[1]) : undefined,
  'another order of indexes': (text, section) =>
    section === 'pip' ? swap(text, indexRanges(text)[0], indexRanges(text)[1]) : undefined,
};

const hashOf = (section: Section, text: string) => specificationHash({ ...emptyDefinition, [section]: text });
const hasErrors = (section: Section, text: string) =>
  sectionIssues(section, text).some(({ severity }) => severity === 'error');

/** Real files without errors, read once. */
const files = rememberLast((section: Section) =>
  listCorpus(section)
    .filter(({ text }) => !hasErrors(section, text))
    .map((file) => ({ ...file, hash: hashOf(section, file.text) })),
);

let askedCount = 0;

/** Files whose hash, after the mutation, is not what it must be. */
function misses(section: Section, mutate: Mutation, mustDiffer: boolean): readonly string[] {
  return files(section)
    .filter(({ text, hash }) => {
      const mutated = mutate(text, section);
      // What does not change the text, or breaks it, is another question.
      if (mutated === undefined || mutated === text || hasErrors(section, mutated)) return false;
      askedCount += 1;
      return (hash === hashOf(section, mutated)) === mustDiffer;
    })
    .map(({ name }) => name);
}

describe.skipIf(corpusIsAbsent)(`the specification hash of real files${corpusIsAbsent}`, () => {
  describe.each(['conda', 'pip'] as const)('of %s', (section) => {
    it.each(Object.entries(cosmetic))('does not change with %s', (_, mutate) => {
      expect(misses(section, mutate, false)).toEqual([]);
    });

    it.each(Object.entries(meaningful))('changes with %s', (_, mutate) => {
      expect(misses(section, mutate, true)).toEqual([]);
    });
  });

  it('was asked of thousands of texts', () => {
    expect(askedCount).toBeGreaterThan(3_500);
  });
});
