import { expect, test } from 'vitest';
import { navigationEntryOf } from './navigation-entry.ts';

test.each([
  ['/w/team', 'environments'],
  ['/w/team/environments/fraud-model/versions/3', 'environments'],
  ['/w/team/environments/Curated-Minimal/versions/1', 'curated'],
  ['/w/team/drafts/5f1e', 'environments'],
  ['/w/team/curated', 'curated'],
  ['/w/team/builds/5f1e', 'builds'],
])('%s stands under %s', (pathname, entry) => {
  expect(navigationEntryOf(pathname)).toBe(entry);
});
