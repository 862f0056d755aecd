import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusIsAbsent, listCorpus } from '../testing/corpus.ts';
import { applyEdits } from '../text-edit.ts';
import { addPackage } from './add-package.ts';
import { parseEnvironmentYaml } from './parse-environment-yaml.ts';

function edited(source: string, spec: string): string | undefined {
  const edits = addPackage(source, spec);
  return edits && applyEdits(source, edits);
}

describe('addPackage', () => {
  it.each([
    ['an empty text', '', 'channels:\n  - conda-forge\ndependencies:\n  - numpy=1\n'],
    ['a text of comments', '# mine', '# mine\nchannels:\n  - conda-forge\ndependencies:\n  - numpy=1\n'],
    ['a file without dependencies', 'name: x\r\n', 'name: x\r\ndependencies:\r\n  - numpy=1\r\n'],
    ['an empty list', 'dependencies: # none yet\nname: x\n', 'dependencies: # none yet\n  - numpy=1\nname: x\n'],
    ['a list', 'dependencies:\n  - a # why\n\nname: x', 'dependencies:\n  - a # why\n  - numpy=1\n\nname: x'],
    ['a list that is not indented', 'dependencies:\n- a', 'dependencies:\n- a\n- numpy=1'],
    ['a list in brackets', 'dependencies: [a, b]\n', 'dependencies: [a, b, numpy=1]\n'],
    ['empty brackets', 'dependencies: []\n', 'dependencies: [numpy=1]\n'],
    [
      'a list that ends with pip',
      'dependencies:\n  - a\n  - pip:\n    - b\n',
      'dependencies:\n  - a\n  - numpy=1\n  - pip:\n    - b\n',
    ],
    ['a list of pip only', 'dependencies:\n  - pip:\n    - b\n', 'dependencies:\n  - numpy=1\n  - pip:\n    - b\n'],
  ])('adds to %s', (_what, source, expected) => {
    expect(edited(source, 'numpy=1')).toBe(expected);
  });

  it.each([
    ['dependencies:\n  - NumPy >=1 # keep\n  - b\n', 'dependencies:\n  - numpy=2 # keep\n  - b\n'],
    ['dependencies:\n  - "numpy>=1"\n', 'dependencies:\n  - "numpy=2"\n'],
    ['dependencies: [conda-forge::numpy, b]\n', 'dependencies: [numpy=2, b]\n'],
  ])('replaces the package in %j', (source, expected) => {
    expect(edited(source, 'numpy=2')).toBe(expected);
  });

  it('puts in quotes what YAML would read otherwise', () => {
    expect(edited('dependencies: [a]\n', 'numpy>=1,<2')).toBe('dependencies: [a, "numpy>=1,<2"]\n');
    expect(edited('dependencies:\n  - a\n', "numpy[version='>=1']")).toBe(
      'dependencies:\n  - a\n  - "numpy[version=\'>=1\']"\n',
    );
  });

  it.each([
    ['dependencies: {a: b}\n', 'numpy'],
    ['dependencies: [\n', 'numpy'],
    ['- a\n', 'numpy'],
    ['dependencies:\n- a\n', 'numpy>>1'],
    ['dependencies:\n- a\n', ''],
  ])('offers nothing for %j and %j', (source, spec) => {
    expect(addPackage(source, spec)).toBeUndefined();
  });

  it('finds back what it wrote, twice the same, in files of any make', () => {
    const entry = fc.constantFrom('a', '"b=1"', "'c>=2,<3' # why", 'pip:\n    - x', 'numpy>=1');
    const file = fc
      .record({
        before: fc.constantFrom('', 'name: x\n', '# c\n\n', 'channels: [c]\n'),
        entries: fc.array(entry, { minLength: 1, maxLength: 5 }),
        indent: fc.constantFrom('', '  '),
        after: fc.constantFrom('', '\n', '\n\n# end\nprefix: /x\n'),
      })
      .map(
        ({ before, entries, indent, after }) =>
          `${before}dependencies:\n${entries.map((text) => `${indent}- ${text}`).join('\n')}${after}`,
      );
    fc.assert(
      fc.property(file, (source) => {
        const once = edited(source, 'numpy=2');
        expect(once).toBeDefined();
        const { value } = parseEnvironmentYaml(once ?? '');
        expect(value?.specs.filter(({ text }) => text === 'numpy=2').length).toBeGreaterThan(0);
        expect(edited(once ?? '', 'numpy=2')).toBe(once);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (source, spec) => {
        addPackage(source, spec);
      }),
    );
  });

  it.skipIf(corpusIsAbsent)(`keeps every other character of real files${corpusIsAbsent}`, () => {
    const changed = listCorpus('conda').filter(({ text }) => {
      const [edit, ...others] = addPackage(text, 'not-there-yet>=1,<2') ?? [];
      if (!edit || others.length > 0) return true;
      return applyEdits(text, [edit]).replace(edit.text, '') !== text;
    });
    expect(changed.map(({ name }) => name)).toEqual([
      'jupyterhub__repo2docker__tests__conda__py35-binder-dir__environment.yml',
    ]);
  });
});
