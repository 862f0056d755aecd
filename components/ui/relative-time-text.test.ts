import { expect, test } from 'vitest';
import { relativeTime } from './relative-time-text.ts';

const now = Date.parse('2026-01-10T12:00:00Z');

test.each([
  ['2026-01-10T11:59:40Z', 'en', 'now'],
  ['2026-01-10T11:58:00Z', 'en', '2 min. ago'],
  ['2026-01-10T10:00:00Z', 'en', '2 hr. ago'],
  ['2026-01-09T11:00:00Z', 'en', 'yesterday'],
  ['2025-12-20T12:00:00Z', 'en', '3 wk. ago'],
  ['2024-01-10T12:00:00Z', 'en', '2 yr. ago'],
  ['2026-01-10T10:00:00Z', 'zh-TW', '2 小時前'],
])('%s in %s is %s', (at, locale, expected) => {
  expect(relativeTime(Date.parse(at), now, locale)).toBe(expected);
});
