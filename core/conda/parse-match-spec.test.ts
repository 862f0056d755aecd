import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusIsAbsent, readVerdicts } from '../testing/corpus.ts';
import type { MatchSpec } from './match-spec.ts';
import { parseMatchSpec } from './parse-match-spec.ts';

type Parts = Partial<Record<keyof MatchSpec['ranges'], string>>;

function partsOf(text: string): Parts {
  const ranges = Object.entries(parseMatchSpec(text, 10).value?.ranges ?? {});
  return Object.fromEntries(ranges.map(([part, range]) => [part, text.slice(range.start - 10, range.end - 10)]));
}

describe('parseMatchSpec', () => {
  it.each<[string, Partial<MatchSpec>]>([
    ['NumPy', { name: 'numpy' }],
    ['numpy=1.26', { name: 'numpy', version: '1.26.*' }],
    ['numpy==1.26', { name: 'numpy', version: '1.26' }],
    ['numpy=1.26*', { name: 'numpy', version: '1.26.*' }],
    ['numpy 1.26.*', { name: 'numpy', version: '1.26.*' }],
    ['numpy=1.26=py312_0', { name: 'numpy', version: '1.26', build: 'py312_0' }],
    ['numpy >=1.8, <2 py*', { name: 'numpy', version: '>=1.8,<2', build: 'py*' }],
    ['scipy   >=    1.5.0,  < 2.0.0', { name: 'scipy', version: '>=1.5.0,<2.0.0' }],
    ['numpy (1.8|1.9)', { name: 'numpy' }],
    ['conda-forge::numpy', { name: 'numpy', channel: 'conda-forge' }],
    ['conda-forge/linux-64::numpy', { name: 'numpy', channel: 'conda-forge', subdir: 'linux-64' }],
    ['https://host:8443/team/::numpy=1', { name: 'numpy', channel: 'https://host:8443/team', version: '1.*' }],
    ['blas[build=mkl]', { name: 'blas', build: 'mkl' }],
    ["numpy[version='>=1.2,<2',license=BSD]", { version: '>=1.2,<2', brackets: { license: 'BSD' } }],
    ['numpy[channel=x,subdir=noarch]', { channel: 'x', subdir: 'noarch' }],
    ['numpy # why', { name: 'numpy' }],
    ['https://h/c/linux-64/a-b-1.0-py_0.conda', { name: 'a-b', version: '1.0', build: 'py_0', subdir: 'linux-64' }],
  ])('reads %s', (text, expected) => {
    expect(parseMatchSpec(text)).toMatchObject({ value: expected, issues: [] });
  });

  it.each([
    ['=1.0', 'conda-spec-no-name'],
    ['', 'conda-spec-no-name'],
    ['num{py', 'conda-spec-invalid-name'],
    ['numpy=={{ version }}', 'conda-spec-template'],
    ['numpy>>1', 'conda-spec-invalid-version'],
    ['numpy==', 'conda-spec-invalid-version'],
    ['numpy<1.*', 'conda-spec-invalid-version'],
    ['numpy>=1,', 'conda-spec-invalid-version'],
    ['numpy=1!!2', 'conda-spec-invalid-version'],
    ['numpy[build=]', 'conda-spec-invalid-brackets'],
    ['mkl@', 'conda-spec-feature'],
    ['./numpy-1-0.conda', 'conda-spec-local-file'],
    ['a'.repeat(3000), 'conda-spec-too-long'],
  ])('refuses %.40s: %s', (text, code) => {
    expect(parseMatchSpec(text)).toMatchObject({ issues: [{ code, severity: 'error' }] });
    expect(parseMatchSpec(text).value).toBeUndefined();
  });

  it('warns of an equals sign with nothing after it, as conda takes any version then', () => {
    expect(parseMatchSpec('numpy=')).toMatchObject({
      value: { name: 'numpy' },
      issues: [{ code: 'conda-spec-missing-version', severity: 'warning' }],
    });
  });

  it('knows where each part stands, moved by the offset', () => {
    expect(partsOf('conda-forge::numpy >=1.8,<2 py*')).toEqual({
      channel: 'conda-forge',
      name: 'numpy',
      version: '>=1.8,<2',
      build: 'py*',
    });
    expect(partsOf('blas[build=mkl] >=1')).toEqual({ name: 'blas', version: '>=1' });
  });

  it('never throws, and its ranges lie inside the text', () => {
    const spec = fc.oneof(
      fc.string(),
      fc
        .array(
          fc.constantFrom(
            'a',
            '1',
            '.',
            '=',
            '>',
            '<',
            '!',
            '~',
            ',',
            '|',
            '[',
            ']',
            '(',
            ')',
            ':',
            ' ',
            '*',
            '^',
            '$',
            '"',
            '#',
            '@',
            '{',
          ),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(spec, (text) => {
        const { value, issues } = parseMatchSpec(text, 5);
        for (const range of [...Object.values(value?.ranges ?? {}), ...issues.map((issue) => issue.range)]) {
          expect(range.start).toBeGreaterThanOrEqual(5);
          expect(range.end).toBeGreaterThanOrEqual(range.start);
          expect(range.end).toBeLessThanOrEqual(5 + text.length);
        }
        expect(value !== undefined || issues.some(({ severity }) => severity === 'error')).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it.skipIf(corpusIsAbsent)(`says of each real spec what conda's own parser says${corpusIsAbsent}`, () => {
    interface Verdict {
      readonly ok: boolean;
      readonly name?: string;
      readonly version?: string;
      readonly build?: string;
      readonly channel?: string;
    }
    const verdicts = Object.entries(readVerdicts<Verdict>('matchspec-verdicts'));
    const address = (channel: string) => (channel.includes('://') ? channel : `https://conda.anaconda.org/${channel}`);
    const differences = verdicts.filter(([text, verdict]) => {
      const { value, issues } = parseMatchSpec(text);
      const isOk = !issues.some(({ severity }) => severity === 'error');
      if (!verdict.ok || !isOk || !value) return verdict.ok !== isOk;
      const ours = [value.name, value.version ?? '', value.build ?? '', value.channel ? address(value.channel) : ''];
      return ours.join('\n') !== [verdict.name, verdict.version, verdict.build, verdict.channel].join('\n');
    });
    expect(verdicts.length).toBeGreaterThan(1800);
    expect(differences).toEqual([]);
  });
});
