import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusIsAbsent, listCorpus } from '../testing/corpus.ts';
import { applyEdits } from '../text-edit.ts';
import { addRequirement } from './add-requirement.ts';

function edited(source: string, requirement: string): string | undefined {
  const edits = addRequirement(source, requirement);
  return edits && applyEdits(source, edits);
}

describe('addRequirement', () => {
  it.each([
    ['', 'numpy==1\n'],
    ['a', 'a\nnumpy==1\n'],
    ['a\r\nb\r\n', 'a\r\nb\r\nnumpy==1\r\n'],
    ['# only a comment', '# only a comment\nnumpy==1\n'],
    ['a \\', 'a \\\n\nnumpy==1\n'],
    ['\uFEFF', '\uFEFFnumpy==1\n'],
    ['b\nNumPy>=0 # keep\nc\n', 'b\nnumpy==1 # keep\nc\n'],
    [`numpy==0 \\\n  --hash=sha256:${'0'.repeat(64)}\nb\n`, 'numpy==1\nb\n'],
  ])('makes %j ask for it', (source, expected) => {
    expect(edited(source, 'numpy==1')).toBe(expected);
  });

  it('replaces the line with the same condition', () => {
    const source = 'numpy==1; os_name == "nt"\nnumpy==2\n';
    expect(edited(source, 'numpy==3')).toBe('numpy==1; os_name == "nt"\nnumpy==3\n');
    expect(edited(source, 'numpy==3; os_name == "nt"')).toBe('numpy==3; os_name == "nt"\nnumpy==2\n');
  });

  it.each(['', 'numpy=1', 'a\nb', '--pre', '# x'])('offers nothing for %j', (requirement) => {
    expect(addRequirement('a\n', requirement)).toBeUndefined();
  });

  it('is the same the second time, and never throws', () => {
    const line = fc.constantFrom('a', 'numpy>=1', 'b==2 # why', '', '# c', '--pre', 'c=1', 'd \\', '\t');
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), (lines, lineEnd) => {
        const once = edited(lines.join(lineEnd), 'numpy==9');
        if (once !== undefined) expect(edited(once, 'numpy==9')).toBe(once);
      }),
    );
    fc.assert(
      fc.property(fc.string(), fc.string(), (source, requirement) => {
        addRequirement(source, requirement);
      }),
    );
  });

  it.skipIf(corpusIsAbsent)(`keeps every other character of real files${corpusIsAbsent}`, () => {
    const changed = listCorpus('pip').filter(({ text }) => {
      const [edit, ...others] = addRequirement(text, 'not-there-yet>=1,<2') ?? [];
      if (!edit || others.length > 0) return true;
      return applyEdits(text, [edit]).replace(edit.text, '') !== text;
    });
    expect(changed).toEqual([]);
  });
});
