import { describe, expect, it } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { openAnalyser } from '@/core/diagnose/open-analyser.ts';
import type { LockedPackage } from '@/core/lock/lock.ts';
import { LineIndex } from '@/core/position.ts';
import { resolvedNotes } from './resolved-notes.ts';
import type { CheckedPackage } from './use-package-checks.ts';

const locked = (name: string, version: string): LockedPackage => ({
  manager: 'pip',
  name,
  version,
  url: '',
  sha256: '',
  isRequested: true,
  requiredBy: [],
});

const words = { latest: (version: string) => `latest ${version}`, notFound: 'not found' };

function notesOf(
  section: 'conda' | 'pip',
  text: string,
  packages: readonly LockedPackage[],
  known: Readonly<Record<string, Partial<CheckedPackage>>> = {},
) {
  const checks = openAnalyser()({ ...emptyDefinition, [section]: text }, {}).requests.map((request) => ({
    request,
    checked: { state: 'unknown' as const, isOutdated: false, ...known[request.name] },
  }));
  return resolvedNotes(text, new LineIndex(text), checks, packages, words);
}

describe('the note at the end of a line', () => {
  it('is the version that was resolved, at each conda dependency', () => {
    const text = 'channels:\n  - conda-forge\ndependencies:\n  - python=3.11\n  # why\n  - numpy>=1\n  - gone\n';
    expect(notesOf('conda', text, [locked('python', '3.11.14'), locked('numpy', '2.4.6')])).toEqual([
      { line: 4, text: '3.11.14' },
      { line: 6, text: '2.4.6' },
    ]);
  });

  it('stands at each requirement, however its name is spelled, those of a nested list too', () => {
    const text = '# models\nScikit_Learn>=1.5\n--pre\nruamel.yaml ; python_version > "3"\r\nnumpy';
    const resolved = [locked('scikit-learn', '1.9.1'), locked('ruamel-yaml', '0.18'), locked('numpy', '2.4.6')];
    expect(notesOf('pip', text, resolved)).toEqual([
      { line: 2, text: '1.9.1' },
      { line: 4, text: '0.18' },
      { line: 5, text: '2.4.6' },
    ]);
    const nested = 'dependencies:\n  - pip\n  - pip:\n      - numpy\n';
    expect(notesOf('conda', nested, resolved)).toEqual([{ line: 4, text: '2.4.6' }]);
  });

  it('is left out where the line says it', () => {
    expect(notesOf('pip', 'numpy==2.4.6\npandas==3', [locked('numpy', '2.4.6'), locked('pandas', '3.0.1')])).toEqual([
      { line: 2, text: '3.0.1' },
    ]);
  });

  it('names the latest version only where that is news', () => {
    const known = { state: 'known', latest: '3.1' } as const;
    const note = (line: string, resolved: string | undefined, checked: Partial<CheckedPackage>) =>
      notesOf('pip', line, resolved === undefined ? [] : [locked('foo', resolved)], { foo: checked })[0]?.text;
    expect(note('foo', undefined, known)).toBe('latest 3.1');
    expect(note('foo<3', '2.9', known)).toBe('2.9 · latest 3.1');
    expect(note('foo', '3.1', known)).toBe('3.1');
    expect(note('foo==2.9', '2.9', { ...known, isOutdated: true })).toBe('latest 3.1');
    expect(note('foo==2.9', undefined, { ...known, isOutdated: true })).toBe('latest 3.1');
    expect(note('foo==3.1', undefined, known)).toBeUndefined();
    // The build for a processor and a version to try out are not behind.
    expect(note('foo', '3.1+cpu', known)).toBe('3.1+cpu');
    expect(note('foo', '3.2rc1', known)).toBe('3.2rc1');
  });

  it('says that a package is not there, unless the solver has found it', () => {
    expect(notesOf('pip', 'foo', [], { foo: { state: 'missing' } })).toEqual([{ line: 1, text: 'not found' }]);
    expect(notesOf('pip', 'foo', [locked('foo', '1')], { foo: { state: 'missing' } })).toEqual([
      { line: 1, text: '1' },
    ]);
  });

  it('says nothing about a text that cannot be read', () => {
    expect(notesOf('conda', 'dependencies: [', [locked('numpy', '2')])).toEqual([]);
  });
});
