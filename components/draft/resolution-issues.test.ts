import { describe, expect, it } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { openAnalyser } from '@/core/diagnose/open-analyser.ts';
import { resolutionIssues } from './resolution-issues.ts';
import type { ResolvedDefinition } from './use-preview.ts';

type Problem = Extract<NonNullable<ResolvedDefinition['pip']>, { ok: false }>['problem'];

const requests = (texts: { conda?: string; pip?: string }) =>
  openAnalyser()({ ...emptyDefinition, ...texts }, {}).requests;

const refused = (section: 'conda' | 'pip', problem: Problem): ResolvedDefinition => ({
  durationMs: 1,
  [section]: { ok: false, problem },
});

describe('what the solvers refuse', () => {
  it('stands at the lines that ask for it', () => {
    const pip = 'six\nRuamel.Yaml==99\n';
    const resolved = refused('pip', { kind: 'no-version-fits', message: '…', packages: ['ruamel-yaml'] });
    expect(resolutionIssues(requests({ pip }), resolved)).toEqual([
      {
        code: 'resolution-no-version-fits',
        severity: 'error',
        section: 'pip',
        range: { start: 4, end: 19 },
        values: { package: 'Ruamel.Yaml', packages: 'ruamel-yaml' },
      },
    ]);
  });

  it('stands at the beginning when no line is named', () => {
    const conda = 'dependencies:\n  - numpy\n';
    const resolved = refused('conda', { kind: 'conflict', message: '…', packages: [] });
    expect(resolutionIssues(requests({ conda }), resolved)).toMatchObject([
      { code: 'resolution-conflict', section: 'conda', range: { start: 0, end: 0 } },
    ]);
  });

  it('stands in the pip list of the conda section when that is what asks', () => {
    const conda = 'dependencies:\n  - python\n  - pip\n  - pip:\n      - six==99\n';
    const resolved = refused('pip', { kind: 'no-version-fits', message: '…', packages: ['six'] });
    const [issue] = resolutionIssues(requests({ conda }), resolved);
    expect(issue).toMatchObject({ section: 'conda', range: { start: conda.indexOf('six'), end: conda.length - 1 } });
  });

  it('is nothing while a network or a machine is in the way', () => {
    const resolved = refused('pip', { kind: 'index-unreachable', message: '…', packages: [], address: 'pypi.org' });
    expect(resolutionIssues(requests({ pip: 'six' }), resolved)).toEqual([]);
  });
});
