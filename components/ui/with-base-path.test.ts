import { afterEach, expect, test, vi } from 'vitest';
import { withBasePath } from './with-base-path.ts';

afterEach(() => vi.unstubAllEnvs());

test.each([
  ['', '/', '/'],
  ['', '/api/ws', '/api/ws'],
  ['/studio', '/', '/studio'],
  ['/studio', '/api/ws', '/studio/api/ws'],
  ['/tools/studio', '/w/team?tab=builds', '/tools/studio/w/team?tab=builds'],
])('below "%s", %s stands at %s', (basePath, path, expected) => {
  vi.stubEnv('STUDIO_BASE_PATH', basePath);
  expect(withBasePath(path)).toBe(expected);
});
