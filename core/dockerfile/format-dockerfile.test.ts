import { describe, expect, it } from 'vitest';
import { applyEdits } from '../text-edit.ts';
import { formatDockerfile } from './format-dockerfile.ts';

const formatted = (text: string) => applyEdits(text, formatDockerfile(text));

describe('formatDockerfile', () => {
  it.each([
    ['from  python:3.12 as base  ', 'FROM python:3.12 as base\n'],
    ['FROM a\n  run\tmake  \n\n\n', 'FROM a\n  RUN make\n'],
    ['FROM a\nrun one && \\  \n    # why  \n    two  \n', 'FROM a\nRUN one && \\\n    # why\n    two\n'],
    ['# escape=`\nfrom a\nrun   `\n  make\n', '# escape=`\nFROM a\nRUN   `\n  make\n'],
    ['FROM a\r\ncmd ["b"] ', 'FROM a\r\nCMD ["b"]\r\n'],
    ['  # a comment  \nFROM a', '  # a comment\nFROM a\n'],
    ['FROM a\nrun  <<EOF  \nrun  this  \nEOF\ncmd b', 'FROM a\nRUN <<EOF  \nrun  this  \nEOF\nCMD b\n'],
  ])('makes %j %j', (text, expected) => {
    expect(formatted(text)).toBe(expected);
  });

  it.each([
    ['an instruction within another', 'FROM a\nONBUILD run make\n'],
    ['heredocs that are opened on a later line', 'FROM a\nRUN b && \\\n  cat <<EOF\nrun x  \nEOF\n'],
    ['nothing', ''],
    ['blanks alone', '\n \n'],
  ])('leaves %s as it is', (_what, text) => {
    expect(formatted(text)).toBe(text);
  });
});
