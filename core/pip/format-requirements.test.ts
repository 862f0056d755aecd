import { describe, expect, it } from 'vitest';
import { applyEdits } from '../text-edit.ts';
import { formatRequirements } from './format-requirements.ts';

const formatted = (text: string) => applyEdits(text, formatRequirements(text));
const hash = `sha256:${'0'.repeat(64)}`;

describe('formatRequirements', () => {
  it.each([
    ['  numpy >= 1.2 , < 2  ', 'numpy>=1.2,<2\n'],
    ['numpy (>=1.2)', 'numpy>=1.2\n'],
    ['requests [ socks , security ]==2 ;python_version<"3.8"', 'requests[socks,security]==2; python_version<"3.8"\n'],
    ['NumPy==1   # why  ', 'NumPy==1   # why\n'],
    ['numpy\t==\t1\n', 'numpy==1\n'],
    ['--index-url   https://x.org/simple  # ours', '--index-url https://x.org/simple  # ours\n'],
    ['-r    other.txt\n\n\n', '-r other.txt\n'],
    ['a\r\n b \r\n', 'a\r\nb\r\n'],
    [`numpy == 1 \\\n    --hash=${hash}  `, `numpy==1 \\\n    --hash=${hash}\n`],
    ['\uFEFFnumpy == 1', '\uFEFFnumpy==1\n'],
  ])('makes %j %j', (text, expected) => {
    expect(formatted(text)).toBe(expected);
  });

  it.each([
    ['an address', 'numpy @ https://x.org/a.whl ; python_version < "3"\n'],
    ['a path', './wheels/a b.whl\n'],
    ['an editable place', '-e git+https://x.org/a#egg=a\n'],
    ['a quoted value', '--find-links "a  b"\n'],
    ['indented comments of pip-compile', 'numpy==1\n    # via -r requirements.in\n'],
    ['lines that go on', 'numpy \\\n  ==1\n'],
    ['blank lines between', 'a\n\n\nb\n'],
    ['nothing', ''],
    ['blanks alone', '  \n'],
  ])('leaves %s as it is', (_what, text) => {
    expect(formatted(text)).toBe(text);
  });
});
