import { expect, test } from 'vitest';
import { shortcutOf } from './shortcut.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false };

test.each([
  ['?', false, false, { kind: 'help' }],
  ['/', false, false, { kind: 'search' }],
  ['g', false, false, { kind: 'go' }],
  ['b', false, true, { kind: 'go-to', path: '/builds' }],
  ['e', false, true, { kind: 'go-to', path: '' }],
  ['b', false, false, undefined],
  ['x', false, true, undefined],
  ['?', true, false, undefined],
  ['e', true, true, undefined],
])('%s while typing %s after g %s', (key, isTyping, isAfterGo, expected) => {
  expect(shortcutOf({ ...plain, key }, isTyping, isAfterGo)).toEqual(expected);
});

test('Ctrl K and Cmd K open the palette wherever one is', () => {
  expect(shortcutOf({ ...plain, key: 'k', ctrlKey: true }, true, false)).toEqual({ kind: 'palette' });
  expect(shortcutOf({ ...plain, key: 'K', metaKey: true }, false, false)).toEqual({ kind: 'palette' });
});

test('other keys with Ctrl stay the browser’s', () => {
  expect(shortcutOf({ ...plain, key: 'b', ctrlKey: true }, false, true)).toBeUndefined();
});
