import { expect, test } from 'vitest';
import { initials } from './avatar.tsx';

test.each([
  ['Dana Smith', 'DS'],
  ['dana', 'D'],
  ['Ana María de la Cruz', 'AC'],
  ['王小明', '小明'],
  ['𝒳 user', '𝒳U'],
  ['', '?'],
])('%s is %s', (name, expected) => {
  expect(initials(name)).toBe(expected);
});
