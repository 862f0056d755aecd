import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('by default the studio has its host for itself', () => {
  expect(readConfig([], {})).toMatchObject({ basePath: '', publicAddress: undefined });
  expect(readConfig([], { STUDIO_ADDRESS: 'https://studio.example.com/' })).toMatchObject({
    basePath: '',
    publicAddress: 'https://studio.example.com',
  });
});

test.each(['/studio', '/tools/studio', '/Studio_2.0-beta'])('%s is a base path', (basePath) => {
  expect(readConfig([], { STUDIO_BASE_PATH: basePath }).basePath).toBe(basePath);
});

test.each([
  'studio',
  '/',
  '/studio/',
  '//studio',
  '/my studio',
  '/stud%20io',
  '/../studio',
  '/studio?',
  '/a//b',
  'https://x',
])('%s is none', (basePath) => {
  expect(() => readConfig(['--base-path', basePath], {})).toThrow(
    /STUDIO_BASE_PATH: The base path begins with a slash/,
  );
});

test('the option goes before the variable', () => {
  expect(readConfig(['--base-path', '/one'], { STUDIO_BASE_PATH: '/two' }).basePath).toBe('/one');
});

test.each([
  'https://tools.example.com',
  'https://tools.example.com/',
  'https://tools.example.com/studio',
  'https://tools.example.com/studio/',
])('links of a studio at %s begin with its base path, once', (address) => {
  const config = readConfig([], { STUDIO_ADDRESS: address, STUDIO_BASE_PATH: '/studio' });
  expect(config.publicAddress).toBe('https://tools.example.com/studio');
});

test.each(['', '/other'])('an address below a path that is not the base path "%s" is refused', (basePath) => {
  const variables = { STUDIO_ADDRESS: 'https://tools.example.com/studio', STUDIO_BASE_PATH: basePath };
  expect(() => readConfig([], variables)).toThrow(/STUDIO_ADDRESS has another path than STUDIO_BASE_PATH/);
});
