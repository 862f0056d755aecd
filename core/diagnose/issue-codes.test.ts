import { describe, expect, it } from 'vitest';
import english from '../../messages/en.json' with { type: 'json' };
import chinese from '../../messages/zh-TW.json' with { type: 'json' };
import { type Definition, emptyDefinition } from '../definition/definition.ts';
import { importText } from '../definition/import-text.ts';
import { errorCodes } from '../errors.ts';
import type { Issue } from '../issue.ts';
import { diagnose } from './diagnose.ts';
import { issueCodes } from './issue-codes.ts';
import { rules } from './rules.ts';

const tooLong = 'a\n'.repeat(600_000);
const dependencies = (...entries: string[]) => ({
  conda: `dependencies:\n${entries.map((entry) => `- ${entry}\n`).join('')}`,
});

/** Definitions that together make every finding. */
const definitions: readonly Partial<Definition>[] = [
  { conda: tooLong, pip: tooLong, dockerfile: tooLong },
  { conda: '\u0000', pip: '\u0000', dockerfile: '\u0000' },
  { conda: 'a: [' },
  { conda: `${'['.repeat(20_000)}` },
  { conda: '- a' },
  { conda: '@EXPLICIT\n', pip: '@EXPLICIT\n' },
  { conda: 'name: a\n---\nname: b' },
  { conda: 'name: a\nname: b\nother: c' },
  { conda: 'name: [a]\nchannels: {a: b}\nvariables: [a]\n' },
  { conda: 'variables: {1: a}\ndependencies: {a: b}' },
  { conda: `dependencies: [${'a,'.repeat(11_000)}]` },
  dependencies(
    '',
    'numpy: 1',
    'sel(win): a',
    '"=1"',
    'a{b',
    '"a=={{ v }}"',
    'a>>1',
    'a=',
    'a@',
    './a.conda',
    'a'.repeat(3000),
  ),
  dependencies('"a[build=]"', '"a>=1[b"'),
  {
    pip: [
      '>=1',
      'a-',
      'a[b c]',
      'a==',
      'a=1',
      'a=>1',
      'a>=1.*',
      'a 1.0',
      'a>1 <2',
      'pip install a',
      "'a',",
      'c::a',
      'a=={{ v }}',
      'a b',
      'a; b',
      'a @',
      '-e a',
      'a\u00a0>=1',
      '-e git+https://h/a',
      'a==1\t--hash=x',
      '--what',
      '--no',
      '-r',
      '--pre=1',
      'a --pre',
      'a --hash=x',
      '--hash=sha256:0',
      'git+https://h/a#egg=a[b]',
      'https://h/a.whl',
      '-i "x',
      `a${' '.repeat(20_001)}b`,
      'git+https://h/a',
      './a',
      '-r b.txt',
    ].join('\n'),
  },
  { pip: 'a=1\n'.repeat(600) },
  {
    dockerfile: [
      '# syntax=x/y',
      'RUN x',
      'FROM a b',
      'FROM {{ a }}',
      'FROM a AS b',
      'FROM a AS b',
      'FROM a AS studio',
      'WHAT',
      '&& x',
      'EXPOSE',
      'COPY a b',
      'RUN --mount=type=secret,id=studio x',
      'ONBUILD FROM a',
      'RUN <<A',
    ].join('\n'),
  },
  { dockerfile: 'a'.repeat(200_000) },
  { dockerfile: '\n'.repeat(30_000) },
  ...(['conda', 'pip', 'dockerfile'] as const).map((section) => ({ [section]: '\n'.repeat(50_000) })),
  { baseImage: 'a b', user: 'a b', userManaged: true, pip: 'a' },
  {
    dockerfile: 'FROM a',
    baseImage: 'a',
    variables: [
      { name: 'A', value: '' },
      { name: 'A', value: '' },
      { name: '1', value: '' },
    ],
  },
];

const imports = [
  'name: a\nprefix: /b\ndependencies:\n- pip:\n  - a\n',
  'numpy # \uFFFD\n',
  'FROM a\n',
  'Dear all,\n',
  tooLong,
];

const found: readonly Issue[] = [
  ...definitions.flatMap((changes) => diagnose({ ...emptyDefinition, ...changes })),
  ...imports.flatMap((text) => importText(text).notes),
];

function placeholders(message: string): string[] {
  return [...message.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? '');
}

describe.each([
  ['en', english],
  ['zh-TW', chinese],
])('the words in %s', (_language, messages) => {
  const issues: Readonly<Record<string, string>> = messages.issues;

  it('are there for every finding', () => {
    expect(issueCodes.filter((code) => !issues[code])).toEqual([]);
  });

  it('are there for every error', () => {
    const errors: Readonly<Record<string, string>> = messages.errors;
    expect(errorCodes.filter((code) => !errors[code])).toEqual([]);
  });

  it('name only values that the finding has', () => {
    const missing = found.flatMap(({ code, values }) =>
      placeholders(issues[code] ?? '')
        .filter((name) => !(name in values))
        .map((name) => `${code}: ${name}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('issueCodes', () => {
  it('are all that is ever said, and each of them is said of something', () => {
    const codes = new Set(found.map(({ code }) => code));
    expect([...codes].filter((code) => !issueCodes.includes(code))).toEqual([]);
    // Rules show themselves in their cases.
    const ruleCodes = new Set(rules.map(({ code }) => code));
    expect(issueCodes.filter((code) => !codes.has(code) && !ruleCodes.has(code))).toEqual([]);
  });
});
