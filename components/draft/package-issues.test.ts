import { describe, expect, it } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { openAnalyser } from '@/core/diagnose/open-analyser.ts';
import { packageIssues } from './package-issues.ts';
import type { CheckedPackage } from './use-package-checks.ts';

function checks(pip: string, checked: Partial<CheckedPackage>) {
  return openAnalyser()({ ...emptyDefinition, pip }, {}).requests.map((request) => ({
    request,
    checked: { state: 'known' as const, isOutdated: false, ...checked },
  }));
}

describe('what an index says against a pinned version', () => {
  it('that it was taken back, with the reason in one line', () => {
    const found = checks('foo==1.0', { latest: '2.0', pinned: { version: '1.0', yanked: 'wrong\n  wheel ' } });
    expect(packageIssues(found, '3.11')).toEqual([
      {
        code: 'package-yanked-for',
        severity: 'warning',
        section: 'pip',
        range: { start: 3, end: 8 },
        values: { package: 'foo', version: '1.0', latest: '2.0', reason: 'wrong wheel' },
      },
    ]);
    expect(packageIssues(checks('foo==1.0', { pinned: { version: '1.0', yanked: '' } }), undefined)).toMatchObject([
      { code: 'package-yanked' },
    ]);
  });

  it('that it is for another Python, where that is known', () => {
    const found = checks('foo==1.0', { pinned: { version: '1.0', requiresPython: '>=3.12' } });
    expect(packageIssues(found, '3.11.2')).toMatchObject([
      { code: 'package-other-python', values: { requiresPython: '>=3.12', python: '3.11.2' } },
    ]);
    expect(packageIssues(found, '3.12.1')).toEqual([]);
    expect(packageIssues(found, undefined)).toEqual([]);
    expect(packageIssues(checks('foo', {}), '3.11')).toEqual([]);
  });
});
