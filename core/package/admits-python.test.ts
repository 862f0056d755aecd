import { expect, test } from 'vitest';
import { admitsPython } from './admits-python.ts';

test.each([
  ['>=3.11', '3.11.2', true],
  ['>=3.12', '3.11.2', false],
  ['>=3.8,<3.11', '3.11.2', false],
  ['>=3.8, <3.12', '3.11', true],
  ['~=3.9', '3.11.2', true],
  ['>=2.7,!=3.0.*', '3.11', true],
  ['==3.11.*', '3.11.9', true],
  ['<4', '3.11', true],
  ['>3.11', '3.11', false],
  ['', '3.11', true],
  ['>=3.8|<2', '3.11', undefined],
  ['>=3.8', '', undefined],
])('%s admits %s: %s', (requiresPython, python, expected) => {
  expect(admitsPython(requiresPython, python)).toBe(expected);
});
