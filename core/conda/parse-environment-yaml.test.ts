import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusIsAbsent, listCorpus } from '../testing/corpus.ts';
import { hostileTexts } from '../testing/hostile-texts.ts';
import { measureCpuMs } from '../testing/measure-cpu.ts';
import { parseEnvironmentYaml } from './parse-environment-yaml.ts';

const example = `name: fraud # the old name
channels:
  - conda-forge
  - nodefaults
dependencies:
  - python=3.12
  - "numpy>=1.26,<2"
  - pip
  - sel(linux): cuda-version
  - pip:
      - scikit-learn==1.5
      - 'torch'
variables:
  VERSION: 3.10
`;

function errorsOf(source: string): string[] {
  return parseEnvironmentYaml(source)
    .issues.filter(({ severity }) => severity === 'error')
    .map(({ code, range }) => `${code}: ${source.slice(range.start, range.end)}`);
}

describe('parseEnvironmentYaml', () => {
  it('reads what a file says, with places', () => {
    const { value, issues } = parseEnvironmentYaml(example);
    expect(issues.map(({ code }) => code)).toEqual(['conda-platform-selector']);
    expect(value).toMatchObject({ name: 'fraud', hasNodefaults: true, hasPipPackage: true });
    expect(value?.channels.map(({ text }) => text)).toEqual(['conda-forge']);
    expect(value?.specs.map(({ spec }) => spec.name)).toEqual(['python', 'numpy', 'pip', 'cuda-version']);
    expect(value?.pip.map(({ text }) => text)).toEqual(['scikit-learn==1.5', 'torch']);
    for (const { text, range } of [...(value?.specs ?? []), ...(value?.pip ?? []), ...(value?.channels ?? [])]) {
      expect(example.slice(range.start, range.end)).toBe(text);
    }
  });

  it('keeps scalars as they are written: 3.10 is no number', () => {
    expect(parseEnvironmentYaml(example).value?.variables).toMatchObject([{ name: 'VERSION', value: '3.10' }]);
  });

  it.each(['', '\n\n', '# only a comment\n', '---\n'])('takes %j for an empty environment', (source) => {
    expect(parseEnvironmentYaml(source)).toMatchObject({ value: { specs: [], channels: [] }, issues: [] });
  });

  it.each([
    ['dependencies:\n  python: 3.11\n', 'conda-dependencies-map: python: 3.11\n'],
    ['dependencies: 5\n', 'conda-expected-list: 5'],
    ['- numpy\n', 'conda-not-a-map: - numpy\n'],
    ['dependencies:\n- numpy\n-\n', 'conda-empty-dependency: '],
    ['dependencies:\n- numpy: 1\n', 'conda-unknown-dependency-map: numpy'],
    ['dependencies:\n- pip: {a: b}\n', 'conda-expected-list: {a: b}'],
    ['dependencies:\n- a\ndependencies:\n- b\n', 'conda-duplicate-key: dependencies'],
    ['name: [a]\n', 'conda-expected-text: [a]'],
    ['channels: [[a]]\n', 'conda-expected-text: [a]'],
    ['variables: [a]\n', 'conda-expected-map: [a]'],
    ['variables: {1A: b}\n', 'conda-invalid-variable: 1A'],
    ['dependencies:\n- "numpy >>1"\n', 'conda-spec-invalid-version: >>1'],
    ['dependencies: [\n', 'conda-yaml-syntax: '],
    ['name: a\n---\nname: b\n', 'conda-several-documents: ---\nname: b\n'],
  ])('finds what is wrong with %j', (source, error) => {
    expect(errorsOf(source)).toContain(error);
  });

  it('takes aliases for what they stand for', () => {
    const { value, issues } = parseEnvironmentYaml('x: &p [a, b]\ndependencies:\n- &n numpy\n- pip: *p\n- *n\n');
    expect(value?.pip.map(({ text }) => text)).toEqual(['a', 'b']);
    expect(value?.specs).toHaveLength(2);
    expect(issues.map(({ code }) => code)).toEqual(['conda-unknown-key']);
  });

  it('places a spec whose quotes hide escapes at the whole scalar', () => {
    const source = 'dependencies:\n- "num\\x70y>>1"\n';
    expect(errorsOf(source)).toEqual(['conda-spec-invalid-version: "num\\x70y>>1"']);
  });

  it('reads with CRLF and a byte order mark', () => {
    const source = '\uFEFFdependencies:\r\n- numpy=1.26\r\n';
    const [spec] = parseEnvironmentYaml(source).value?.specs ?? [];
    expect(spec && source.slice(spec.range.start, spec.range.end)).toBe('numpy=1.26');
  });

  it.each(Object.entries(hostileTexts))('answers soon: %s', (_name, source) => {
    expect(measureCpuMs(() => parseEnvironmentYaml(source))).toBeLessThan(2000);
    expect(parseEnvironmentYaml(source).issues.length).toBeLessThan(20_000);
  });

  it('never throws, and its ranges lie inside the text', () => {
    const piece = fc.constantFrom(
      'a',
      ': ',
      '- ',
      '\n',
      '  ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '&a ',
      '*a',
      '#',
      '|',
      '\t',
      'dependencies:\n',
      'pip:',
      '=1',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (source) => {
          const { value, issues } = parseEnvironmentYaml(source);
          const places = [...issues, ...(value?.specs ?? []), ...(value?.pip ?? [])].map(({ range }) => range);
          for (const { start, end } of places) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(source.length);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.skipIf(corpusIsAbsent)(`refuses of the real files only the three that conda refuses${corpusIsAbsent}`, () => {
    const refused = listCorpus('conda').filter(({ text }) => errorsOf(text).length > 0);
    expect(refused.map(({ name }) => name)).toEqual([
      'conda-incubator__conda-store__examples__ubuntu2004__files__environments__conda-store.yaml',
      'jupyterhub__repo2docker__tests__conda__py35-binder-dir__environment.yml',
      'pydata__xarray__doc__environment_template.yml',
    ]);
  });

  it('takes over what a merge key names, its own keys first', () => {
    const source =
      'base: &b\n  channels: [conda-forge]\n  name: old\n<<: [*b]\nname: new\ndependencies: [python=3.12]\n';
    const { value, issues } = parseEnvironmentYaml(source);
    expect(value).toMatchObject({ name: 'new', channels: [{ text: 'conda-forge' }] });
    expect(issues.map(({ code, values }) => [code, values.key])).toEqual([['conda-unknown-key', 'base']]);
  });

  it.each(['channels: ~\ndependencies: null\n', 'channels:\ndependencies:\n'])('finds nothing in %j', (source) => {
    expect(parseEnvironmentYaml(source)).toMatchObject({ value: { channels: [], specs: [] }, issues: [] });
  });
});
