import { expect, test } from 'vitest';
import { pathBelow } from './path-below.ts';

test.each([
  ['', '/', '/'],
  ['', '/api/ws', '/api/ws'],
  ['/studio', '/studio', '/'],
  ['/studio', '/studio/', '/'],
  ['/studio', '/studio/api/ws', '/api/ws'],
  ['/studio', '/studio/studio', '/studio'],
  ['/studio', '/', undefined],
  ['/studio', '/api/ws', undefined],
  ['/studio', '/studios/api/ws', undefined],
  ['/tools/studio', '/tools/studio/w/team', '/w/team'],
  ['/tools/studio', '/tools', undefined],
])('below "%s", %s is %s', (basePath, pathname, expected) => {
  expect(pathBelow(basePath, pathname)).toBe(expected);
});
