import { describe, expect, it } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { openAnalyser } from '@/core/diagnose/open-analyser.ts';
import type { LockedPackage } from '@/core/lock/lock.ts';
import { LineIndex } from '@/core/position.ts';
import { resolvedNotes } from './resolved-notes.ts';

const locked = (name: string, version: string): LockedPackage => ({
  manager: 'pip',
  name,
  version,
  url: '',
  sha256: '',
  isRequested: true,
  requiredBy: [],
});

const notes = (section: 'conda' | 'pip', text: string, packages: readonly LockedPackage[]) => {
  const { requests } = openAnalyser()({ ...emptyDefinition, [section]: text }, {});
  return resolvedNotes(text, new LineIndex(text), requests, packages);
};

describe('the version at the end of a line', () => {
  it('stands at each conda dependency that was resolved', () => {
    const text = 'channels:\n  - conda-forge\ndependencies:\n  - python=3.11\n  # why\n  - numpy>=1\n  - gone\n';
    expect(notes('conda', text, [locked('python', '3.11.14'), locked('numpy', '2.4.6')])).toEqual([
      { line: 4, text: '3.11.14' },
      { line: 6, text: '2.4.6' },
    ]);
  });

  it('stands at each requirement, however its name is spelled', () => {
    const text = '# models\nScikit_Learn>=1.5\n--pre\nruamel.yaml ; python_version > "3"\r\nnumpy';
    const resolved = [locked('scikit-learn', '1.9.1'), locked('ruamel-yaml', '0.18'), locked('numpy', '2.4.6')];
    expect(notes('pip', text, resolved)).toEqual([
      { line: 2, text: '1.9.1' },
      { line: 4, text: '0.18' },
      { line: 5, text: '2.4.6' },
    ]);
  });

  it('is left out where the line names it', () => {
    expect(notes('pip', 'numpy==2.4.6\npandas==3', [locked('numpy', '2.4.6'), locked('pandas', '3.0.1')])).toEqual([
      { line: 2, text: '3.0.1' },
    ]);
  });

  it('says nothing about a text that cannot be read', () => {
    expect(notes('conda', 'dependencies: [', [locked('numpy', '2')])).toEqual([]);
  });
});
