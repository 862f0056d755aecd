import { describe, expect, it } from 'vitest';
import { findForbiddenUse } from './find-forbidden-use.ts';

describe('findForbiddenUse', () => {
  it.each([
    ['a secret of ours', 'FROM a\nRUN --mount=type=secret,id=studio-settings cat', 2],
    ['a frontend', '# syntax=evil/frontend\nFROM a', 1],
    ['a frontend after a directive of another name', '# foo=bar\n# syntax=evil\nFROM a', 2],
    ['a frontend after a shebang', '#!/usr/bin/env x\n# syntax=evil\nFROM a', 2],
    ['a frontend as newer engines read it', '// syntax=evil\nFROM a', 1],
    ['a frontend after a byte order mark', '\uFEFF# SYNTAX = evil\nFROM a', 1],
    ['a second frontend', '# syntax=docker/dockerfile:1\n# syntax=evil\nFROM a', 2],
  ])('finds %s', (_what, source, line) => {
    expect(findForbiddenUse(source)?.line).toBe(line);
  });

  it.each([
    ["Docker's own frontend", '# syntax=docker/dockerfile:1.7\nFROM a\nRUN --mount=type=secret,id=token cat'],
    ['a comment after the first instruction', 'FROM a\n# syntax=evil'],
    ['nothing', ''],
  ])('leaves %s alone', (_what, source) => {
    expect(findForbiddenUse(source)).toBeUndefined();
  });
});
