import { expect, test } from 'vitest';
import { chooseLocale } from './locale.ts';

test.each([
  [undefined, null, 'en'],
  [undefined, 'zh-TW,zh;q=0.9,en;q=0.8', 'zh-TW'],
  [undefined, 'de-DE,de;q=0.9', 'en'],
  [undefined, 'en;q=0.4, zh-Hant;q=0.9', 'zh-TW'],
  [undefined, 'zh;q=0, en-GB', 'en'],
  ['zh-TW', 'en', 'zh-TW'],
  ['xx', 'zh-TW', 'zh-TW'],
])('cookie %s and header %s speak %s', (chosen, header, expected) => {
  expect(chooseLocale(chosen, header)).toBe(expected);
});
