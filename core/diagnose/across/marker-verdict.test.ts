import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markerVerdict } from './marker-verdict.ts';

const python = { major: 3, minor: 10 };

describe('markerVerdict', () => {
  it.each([
    ['python_version < "3.9"', false],
    ["python_version>='3.9'", true],
    ['python_version == "3.10"', true],
    ['sys_platform == "win32"', false],
    ['sys_platform != "win32" and python_version < "3.11"', true],
    ['python_version < "3.9" or platform_system == "Linux"', true],
    ['(python_version < "3.9" or os_name == "nt") and extra == "x"', false],
    ['extra == "x"', undefined],
    ['python_version >= "3.9" and extra == "x"', undefined],
    ['python_full_version < "3.9.1"', undefined],
    ['python_version in "3.9 3.10"', undefined],
    ['python_version < "3.9" {', undefined],
    ['', undefined],
  ])('%s: %s', (marker, verdict) => {
    expect(markerVerdict(marker, python)).toBe(verdict);
  });

  it('needs to know the Python', () => {
    expect(markerVerdict('python_version < "3.9"', undefined)).toBeUndefined();
  });

  it('ends, whatever the text', () => {
    const pieces = fc.constantFrom('(', ')', ' and ', ' or ', 'os_name', '==', '"nt"', '{', ' ');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        expect([true, false, undefined]).toContain(markerVerdict(parts.join(''), python));
      }),
    );
  });
});
