import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../position.ts';
import { corpusIsAbsent, listCorpus, readVerdicts } from '../testing/corpus.ts';
import { hostileTexts } from '../testing/hostile-texts.ts';
import { measureCpuMs } from '../testing/measure-cpu.ts';
import { applyEdits } from '../text-edit.ts';
import { parseRequirementLines, parseRequirements } from './parse-requirements.ts';
import type { Requirement } from './requirements.ts';

const hash = `sha256:${'0a'.repeat(32)}`;

function errorsOf(source: string): string[] {
  return parseRequirements(source)
    .issues.filter(({ severity }) => severity === 'error')
    .map(({ code, range }) => `${code}: ${source.slice(range.start, range.end)}`);
}

describe('parseRequirements', () => {
  it.each<[string, Partial<Requirement>]>([
    ['numpy', { name: 'numpy', specifier: '', source: 'index' }],
    ['numpy >= 1.2 , < 2', { specifier: '>=1.2,<2' }],
    ['numpy (>=1.2)', { specifier: '>=1.2' }],
    ['numpy==1.*,!=1.2.*', { specifier: '==1.*,!=1.2.*' }],
    ['numpy===weird_version', { specifier: '===weird_version' }],
    ['numpy==1.0+local.7', { specifier: '==1.0+local.7' }],
    ['uvicorn[standard, http2]~=0.2.1', { name: 'uvicorn', extras: ['standard', 'http2'], specifier: '~=0.2.1' }],
    ['numpy;python_version<"3.9"', { marker: 'python_version<"3.9"' }],
    ["numpy ; (os_name == 'nt' or extra == 'x') and 'a' not in platform_version", { name: 'numpy' }],
    ['numpy # why', { text: 'numpy' }],
    ['a @ https://h/a-1.whl ; os_name == "nt"', { name: 'a', source: 'archive', url: 'https://h/a-1.whl' }],
    ['https://h/a-1-py3-none-any.whl#sha256=0', { source: 'archive', url: 'https://h/a-1-py3-none-any.whl#sha256=0' }],
    ['git+https://h/a.git@v1#egg=acme', { name: 'acme', source: 'vcs' }],
    ['-e git+ssh://git@h/a.git#egg=acme', { name: 'acme', source: 'vcs', isEditable: true }],
    ['--editable=.[dev]', { source: 'path', url: '.[dev]', isEditable: true }],
    ['./wheels/a-1-py3-none-any.whl', { source: 'path' }],
    ['https://\u0024{TOKEN}@h/a.tar.gz', { source: 'archive', url: 'https://\u0024{TOKEN}@h/a.tar.gz' }],
    [
      `numpy==1 --hash=${hash} --hash ${hash}`,
      {
        text: 'numpy==1',
        options: [
          { name: 'hash', value: hash },
          { name: 'hash', value: hash },
        ],
      },
    ],
  ])('reads %s', (source, expected) => {
    expect(parseRequirements(source)).toMatchObject({ value: { requirements: [expected] }, issues: [] });
  });

  it.each([
    ['numpy=1.2', 'pip-single-equals: =1.2'],
    ['libblas=*=*openblas', 'pip-invalid-specifier: =*=*openblas'],
    ['numpy==', 'pip-invalid-specifier: =='],
    ['numpy>=1.*', 'pip-wildcard-in-range: >=1.*'],
    ['numpy~=1', 'pip-invalid-specifier: ~=1'],
    ['numpy>=1,<two', 'pip-invalid-specifier: <two'],
    ['numpy 1.2', 'pip-missing-operator: 1.2'],
    ['numpy==1 scipy', 'pip-unexpected-text: scipy'],
    ['conda-forge::numpy>=1', 'pip-conda-channel: conda-forge::'],
    ['numpy=={{ version }}', 'pip-template: numpy=={{ version }}'],
    ['>=1', 'pip-no-name: >=1'],
    ['numpy-', 'pip-invalid-name: numpy-'],
    ['numpy[a b]', 'pip-invalid-extras: [a b]'],
    ['numpy; python == "3"', 'pip-invalid-marker: python == "3"'],
    ['numpy[a', 'pip-invalid-extras: [a'],
    ['numpy (>=1', 'pip-invalid-specifier: >=1'],
    ['numpy @ https://h/a b', 'pip-unexpected-text:  b'],
    ['numpy; os_name == "a" and', 'pip-invalid-marker: d'],
    ['numpy @', 'pip-invalid-url: @'],
    ['-e git+https://h/a.git', 'pip-editable-name: git+https://h/a.git'],
    ['-e git+https://h/a.git#egg=a[b]', 'pip-invalid-egg: git+https://h/a.git#egg=a[b]'],
    ['https://h/a.whl#sha256=0', 'pip-invalid-wheel-name: https://h/a.whl#sha256=0'],
    ['numpy; python_version\u3000> "3"', 'pip-invalid-marker: \u3000> "3"'],
    ['https://h/a b.whl', 'pip-invalid-url: https://h/a b.whl'],
    ['-e numpy', 'pip-editable-url: numpy'],
    ['--frobnicate x', 'pip-unknown-option: --frobnicate'],
    ['--no', 'pip-ambiguous-option: --no'],
    ['-r', 'pip-option-needs-value: -r'],
    ['--pre=yes', 'pip-option-takes-no-value: --pre=yes'],
    ['numpy --hash=md5:0', 'pip-invalid-hash: md5:0'],
    ['--index-url "https://h', 'pip-unclosed-quote: "https://h'],
    ['--pre x', 'pip-unexpected-text: x'],
  ])('finds what is wrong with %s', (source, error) => {
    expect(errorsOf(source)).toEqual([error]);
  });

  it('finds all errors in one pass, each at its place', () => {
    const source = 'a=1\r\nb\r\nc::d\r\n--what\r\n';
    expect(errorsOf(source)).toEqual(['pip-single-equals: =1', 'pip-conda-channel: c::', 'pip-unknown-option: --what']);
    expect(parseRequirements(source).value?.requirements.map(({ name }) => name)).toEqual(['b']);
  });

  it('refuses a line that is too long for any requirement', () => {
    const line = `numpy${' '.repeat(20_001)}x`;
    expect(errorsOf(line)).toEqual([`pip-line-too-long: ${line}`]);
  });

  it('offers to double a single equals sign', () => {
    expect(parseRequirements('x\nnumpy=1').issues[0]?.fix?.edits).toEqual([
      { range: { start: 7, end: 8 }, text: '==' },
    ]);
  });

  it.each([
    ['numpy=1.26=py312_0', 'pip-single-equals', 'numpy==1.26'],
    ['numpy=>1.26', 'pip-reversed-operator', 'numpy>=1.26'],
    ['numpy =< 2', 'pip-reversed-operator', 'numpy <= 2'],
    ['numpy>=1.26.*', 'pip-wildcard-in-range', 'numpy>=1.26'],
    ['numpy>=1.0,<2.*', 'pip-wildcard-in-range', 'numpy>=1.0,<2'],
    ['numpy 1.26.4', 'pip-missing-operator', 'numpy==1.26.4'],
    ['numpy[x] 1.26 ; os_name == "posix"', 'pip-missing-operator', 'numpy[x]==1.26 ; os_name == "posix"'],
    ['numpy>=1 <2', 'pip-missing-comma', 'numpy>=1,<2'],
    ['pip install numpy==1.26', 'pip-install-command', 'numpy==1.26'],
    ['!pip install numpy', 'pip-install-command', 'numpy'],
    ["'numpy>=1.26',", 'pip-quoted-requirement', 'numpy>=1.26'],
    ['"numpy"', 'pip-quoted-requirement', 'numpy'],
    [`numpy==1.26 \\\r\n\t--hash=${hash}`, 'pip-tab-before-option', `numpy==1.26 --hash=${hash}`],
    ['numpy\u00a0>=1.26', 'pip-foreign-space', 'numpy>=1.26'],
    ['git+https://h/a.git@v1#egg=a[b,c]', 'pip-invalid-egg', 'a[b,c] @ git+https://h/a.git@v1'],
  ])('mends %s', (line, code, fixed) => {
    const source = `scipy\r\n${line}\r\n`;
    const { issues } = parseRequirements(source);
    expect(issues.map((issue) => issue.code)).toEqual([code]);
    const mended = applyEdits(source, issues[0]?.fix?.edits ?? []);
    expect(mended).toBe(`scipy\r\n${fixed}\r\n`);
    expect(parseRequirements(mended).issues).toEqual([]);
  });

  it('offers no version of Python, which pip has not', () => {
    expect(parseRequirements('python=3.6').issues[0]?.fix).toBeUndefined();
  });

  it('mends nothing where a line does not stand in the section as it is', () => {
    const place = { start: 10, end: 30 };
    expect(parseRequirementLines([{ text: 'numpy=1', range: place }], 'conda').issues).toEqual([
      expect.not.objectContaining({ fix: expect.anything() }),
    ]);
  });

  it.each(['numpy<=1.*', 'pip install numpy scipy', 'pip install -r a.txt'])('guesses nothing for %s', (line) => {
    expect(parseRequirements(line).issues[0]).toMatchObject({ severity: 'error' });
    expect(parseRequirements(line).issues[0]?.fix).toBeUndefined();
  });

  it('joins continued lines and knows where their parts stand', () => {
    const source = `\uFEFF# pinned\r\nnumpy==1.26 \\\r\n    --hash=${hash} \\\r\n    --hash=md5:1 # last\r\nscipy`;
    const { value, issues } = parseRequirements(source);
    const [numpy, scipy] = value?.requirements ?? [];
    expect(numpy).toMatchObject({ text: 'numpy==1.26', specifier: '==1.26' });
    expect(numpy && source.slice(numpy.range.start, numpy.range.end)).toMatch(/^numpy[\s\S]*md5:1$/);
    expect(numpy?.specifierRange && source.slice(numpy.specifierRange.start, numpy.specifierRange.end)).toBe('==1.26');
    expect(scipy?.name).toBe('scipy');
    expect(issues.map(({ range }) => source.slice(range.start, range.end))).toEqual(['md5:1']);
  });

  it('reads the options of the file in each spelling', () => {
    const source = [
      '-i https://one',
      '--index-url=https://two',
      '--extra-index-url https://three',
      '-fhttps://links --pre',
      '--no-index',
      '-c https://h/constraints.txt',
      '-r base.txt',
      '--only-bin=:all:',
      '--trusted-host h',
    ].join('\n');
    const { value, issues } = parseRequirements(source);
    expect(issues).toEqual([]);
    expect(value?.options).toMatchObject({
      indexUrl: { text: 'https://two' },
      extraIndexUrls: [{ text: 'https://three' }],
      findLinks: [{ text: 'https://links' }],
      noIndex: true,
      pre: true,
      constraints: [{ text: 'https://h/constraints.txt' }],
      requirementFiles: [{ text: 'base.txt' }],
      onlyBinary: [{ text: ':all:' }],
      trustedHosts: [{ text: 'h' }],
    });
    const links = value?.options.findLinks[0]?.range;
    expect(links && source.slice(links.start, links.end)).toBe('https://links');
  });

  it('warns of an option of the file on the line of a package, where pip ignores it', () => {
    expect(parseRequirements('numpy --pre').issues).toMatchObject([
      { code: 'pip-option-not-on-requirement', severity: 'warning' },
    ]);
  });

  it('warns of a hash that belongs to no package', () => {
    const source = `numpy==1.26\n    --hash=${hash}\n`;
    expect(parseRequirements(source).issues).toMatchObject([
      { code: 'pip-option-without-requirement', severity: 'warning', values: { option: '--hash' } },
    ]);
  });

  it('ends lines where pip ends them', () => {
    const names = parseRequirements('a\fb\u2028c\u0085d\re').value?.requirements.map(({ name }) => name);
    expect(names).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('places lines of another section there', () => {
    const { value, issues } = parseRequirementLines(
      [
        { text: 'numpy', range: { start: 100, end: 105 } },
        { text: 'a=1', range: { start: 200, end: 203 } },
        { text: 'b=1', range: { start: 300, end: 310 } },
      ],
      'conda',
    );
    expect(value?.requirements[0]?.range).toEqual({ start: 100, end: 105 });
    expect(issues.map(({ section, range }) => [section, range.start, range.end])).toEqual([
      ['conda', 201, 203],
      ['conda', 300, 310],
    ]);
  });

  it.each(Object.entries(hostileTexts))('answers soon: %s', (_name, source) => {
    expect(measureCpuMs(() => parseRequirements(source))).toBeLessThan(2000);
    expect(parseRequirements(source).issues.length).toBeLessThan(2000);
  });

  it('never throws, and its ranges lie inside the text', () => {
    const piece = fc.constantFrom(
      'a',
      '==',
      '=1',
      '>=1.0',
      '[',
      ']',
      '(',
      ')',
      ';',
      '@',
      ' ',
      '\\\n',
      '\n',
      '\r\n',
      '#',
      '-e ',
      '--hash=',
      '--',
      '"',
      "'",
      'https://h/',
      'git+',
      '\u0024{A}',
      'os_name',
      ',',
      '\uFEFF',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (source) => {
          const { value, issues } = parseRequirements(source);
          const places = [...issues, ...(value?.requirements ?? [])].map(({ range }) => range);
          for (const { start, end } of places) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(source.length);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.skipIf(corpusIsAbsent)(`says of each real line what pip says${corpusIsAbsent}`, () => {
    interface Verdict {
      readonly lines: readonly (readonly [line: number, text: string, isOk: boolean, kind: string])[];
    }
    const verdicts = readVerdicts<Verdict>('pip-verdicts');
    let lineCount = 0;
    const differences = listCorpus('pip').flatMap(({ name, text }) => {
      const { value, issues } = parseRequirements(text);
      const positions = new LineIndex(text);
      const lineOf = ({ range }: { readonly range: { readonly start: number } }) =>
        positions.positionAt(range.start).line;
      const errorLines = new Set(issues.filter(({ severity }) => severity === 'error').map(lineOf));
      const byLine = new Map(value?.requirements.map((requirement) => [lineOf(requirement), requirement]));
      const expected = verdicts[name]?.lines ?? [];
      lineCount += expected.length;
      const known = new Set(expected.map(([line]) => line));
      return [
        ...expected.filter(([line, , isOk, kind]) => {
          const requirement = byLine.get(line);
          if (!isOk) return !errorLines.has(line);
          const isSameKind = {
            req: requirement?.source === 'index' || (requirement?.name !== undefined && !requirement.isEditable),
            urlpath: requirement !== undefined && requirement.source !== 'index',
            editable: requirement?.isEditable === true,
          }[kind];
          return errorLines.has(line) || isSameKind === false;
        }),
        ...[...errorLines, ...byLine.keys()].filter((line) => !known.has(line)),
      ].map((difference) => ({ name, difference }));
    });
    expect(lineCount).toBeGreaterThan(4000);
    expect(differences).toEqual([]);
  });
});
