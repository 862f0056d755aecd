import { expect, test } from 'vitest';
import { nameColour, styleClass } from './log-style.ts';

test.each([
  [1, 1],
  [15, 15],
  [16, 0],
  [196, 1],
  [46, 2],
  [21, 4],
  [208, 1],
  [226, 3],
  [231, 7],
  [235, 8],
  [250, 7],
])('colour %i is shown as %i', (colour, name) => {
  expect(nameColour(colour)).toBe(name);
});

test('a style is its class names', () => {
  expect(styleClass({ foreground: 2, isBold: true })).toBe('log-fg-2 log-bold');
  expect(styleClass({ background: 196, isDim: true, isItalic: true, isUnderlined: true })).toBe(
    'log-bg-1 log-dim log-italic log-underlined',
  );
});
