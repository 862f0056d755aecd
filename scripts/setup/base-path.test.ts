import { expect, test } from 'vitest';
import { pagesFolderOf } from './base-path.mjs';

test('each base path has a folder of pages of its own', () => {
  const basePaths = ['', '/studio', '/tools/studio', '/tools-studio', '/tools/studio/two', '/tools-studio/two'];
  const folders = basePaths.map(pagesFolderOf);
  expect(folders).toEqual([
    '.next',
    '.next-studio',
    '.next-tools~studio',
    '.next-tools-studio',
    '.next-tools~studio~two',
    '.next-tools-studio~two',
  ]);
});
