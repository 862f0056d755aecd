import { expect, test } from 'vitest';
import { lineLevel } from './line-level.ts';

test.each([
  ['error: Failed to download `x`', 'error'],
  ['ERROR: No matching distribution found for x', 'error'],
  ['E: Unable to locate package x', 'error'],
  ["ModuleNotFoundError: No module named 'x'", 'error'],
  ['Traceback (most recent call last):', 'error'],
  ['warning: `x` is deprecated', 'warning'],
  ['WARNING: Retrying', 'warning'],
  ['DeprecationWarning: x', 'warning'],
  ['npm warn deprecated', 'warning'],
  ['no errors: all is well', undefined],
  ['Error handling is installed', undefined],
  ['Warning signs', undefined],
  ['  + errors==1.0', undefined],
])('%s', (text, level) => {
  expect(lineLevel(text)).toBe(level);
});
