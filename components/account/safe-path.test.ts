import { expect, test } from 'vitest';
import { safePath } from './safe-path.ts';

test.each([
  [null, '/'],
  ['', '/'],
  ['/w/team?state=failed', '/w/team?state=failed'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
])('next=%s goes to %s', (next, expected) => {
  expect(safePath(next)).toBe(expected);
});
