import { expect, test } from 'vitest';
import { isFromOwnOrigin } from './own-origin.ts';

test.each([
  ['the command line', { host: 'studio:4600' }, true],
  ['a page of ours', { host: 'studio:4600', origin: 'http://studio:4600' }, true],
  ['a page of ours behind TLS', { host: 'studio.example', origin: 'https://studio.example' }, true],
  ['a page at another port', { host: 'studio:4600', origin: 'http://studio:4601' }, false],
  ['another site', { host: 'studio:4600', origin: 'https://evil.example' }, false],
  ['a sandboxed page', { host: 'studio:4600', origin: 'null' }, false],
  ['an image on another site', { host: 'studio:4600', 'sec-fetch-site': 'cross-site' }, false],
  ['an address typed in', { host: 'studio:4600', 'sec-fetch-site': 'none' }, true],
])('%s', (_, headers, expected) => {
  expect(isFromOwnOrigin({ headers })).toBe(expected);
});
