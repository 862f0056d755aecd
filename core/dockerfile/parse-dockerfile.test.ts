import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileTexts } from '../testing/hostile-texts.ts';
import { measureCpuMs } from '../testing/measure-cpu.ts';
import { applyEdits } from '../text-edit.ts';
import { parseDockerfile } from './parse-dockerfile.ts';

function findings(source: string): string[] {
  return parseDockerfile(source).issues.map(({ code, range }) => `${code}: ${source.slice(range.start, range.end)}`);
}

describe('parseDockerfile', () => {
  it('reads stages, their bases and names', () => {
    const source = [
      'ARG TAG=3.12',
      'FROM --platform=linux/amd64 "python:\u0024{TAG}-slim" AS Build',
      'RUN make',
      'FROM build as final',
      'COPY --from=build /a /b',
    ].join('\r\n');
    const { value, issues } = parseDockerfile(source);
    expect(issues).toEqual([]);
    expect(value).toMatchObject({
      hasFrom: true,
      stages: [
        { name: 'build', base: 'python:\u0024{TAG}-slim', resolvedBase: 'python:3.12-slim' },
        { name: 'final', base: 'build', baseStage: 0 },
      ],
      lastStage: { name: 'final' },
    });
    expect(value?.instructions.map(({ keyword, stage }) => [keyword, stage])).toEqual([
      ['ARG', -1],
      ['FROM', 0],
      ['RUN', 0],
      ['FROM', 1],
      ['COPY', 1],
    ]);
    const [first] = value?.stages ?? [];
    expect(first && source.slice(first.baseRange.start, first.baseRange.end)).toBe('"python:\u0024{TAG}-slim"');
  });

  it('takes instructions without a FROM', () => {
    expect(parseDockerfile('RUN apt-get update\nUSER 1000\n')).toMatchObject({
      value: { hasFrom: false, stages: [] },
      issues: [],
    });
  });

  it.each(['', '\n', '# only a comment\n'])('takes %j for no instructions', (source) => {
    expect(parseDockerfile(source)).toMatchObject({ value: { instructions: [], hasFrom: false }, issues: [] });
  });

  it.each([
    ['FROM a\nRUNN x', 'dockerfile-unknown-instruction: RUNN'],
    ['RUN x\nFROM a', 'dockerfile-instruction-before-from: RUN'],
    ['FROM', 'dockerfile-missing-arguments: FROM'],
    ['FROM a\nENV', 'dockerfile-missing-arguments: ENV'],
    ['FROM a b', 'dockerfile-invalid-from: FROM a b'],
    ['FROM {{ base }}', 'dockerfile-template: {{'],
    ['FROM a AS b\nFROM c AS B', 'dockerfile-duplicate-stage: B'],
    ['FROM a AS studio-base', 'dockerfile-reserved-stage: studio-base'],
    ['# syntax=evil/frontend\nFROM a', 'dockerfile-foreign-frontend: # syntax=evil/frontend'],
    ['FROM a\nCOPY . /app', 'dockerfile-build-context: COPY . /app'],
    ['FROM a\nRUN <<EOF\nx\n', 'dockerfile-unclosed-heredoc: RUN <<EOF\nx\n'],
    ['FROM a\nONBUILD FROM b', 'dockerfile-onbuild-nested: ONBUILD FROM b'],
  ])('finds what is wrong with %j', (source, finding) => {
    expect(findings(source)).toContain(finding);
  });

  it('mends a line that should have gone on', () => {
    const source = 'FROM a\r\nRUN apt-get update\r\n  && apt-get install -y git\r\n  && ldconfig\r\n';
    const { issues } = parseDockerfile(source);
    expect(issues.map(({ code }) => code)).toEqual(Array(2).fill('dockerfile-missing-continuation'));
    const mended = applyEdits(
      source,
      issues.flatMap(({ fix }) => fix?.edits ?? []),
    );
    expect(mended).toBe('FROM a\r\nRUN apt-get update \\\r\n  && apt-get install -y git \\\r\n  && ldconfig\r\n');
    expect(findings(mended)).toEqual([]);
  });

  it.each([
    '# syntax=docker/dockerfile:1\nFROM a',
    'FROM a\nCMD\nENTRYPOINT',
    'FROM a\nADD https://h/x /x',
    'FROM a\nRUN echo 1 << 2',
    'FROM a\nRUN --mount=type=cache,id=apt-$TARGETARCH,target=/var/cache/apt x',
    'FROM a\nRUN --mount=type=bind,from=build,source=/studio,target=/x x',
  ])('accepts %j', (source) => {
    expect(findings(source)).toEqual([]);
  });

  it.each(Object.entries(hostileTexts))('answers soon: %s', (_name, source) => {
    expect(measureCpuMs(() => parseDockerfile(source))).toBeLessThan(2000);
    expect(parseDockerfile(source).issues.length).toBeLessThan(2000);
  });

  it('never throws, and its ranges lie inside the text', () => {
    const piece = fc.constantFrom(
      'FROM a',
      'RUN ',
      'COPY ',
      '\n',
      '\r\n',
      ' \\\n',
      '#',
      '# escape=`\n',
      '`\n',
      '--mount=',
      'id=studio',
      ',',
      '"',
      "'",
      '<<EOF',
      'EOF',
      '$',
      '{',
      ' AS b',
      '\t',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (source) => {
          const { value, issues } = parseDockerfile(source);
          const places = [...issues, ...(value?.instructions ?? []), ...(value?.stages ?? [])].map(
            ({ range }) => range,
          );
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
});
