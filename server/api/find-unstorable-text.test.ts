import { expect, test } from 'vitest';
import { findUnstorableText } from './find-unstorable-text.ts';

test.each([
  [{ definition: { pip: 'numpy\0' } }, 'definition.pip'],
  [{ tags: ['fine', 'half \ud800'] }, 'tags.1'],
  [{ labels: { 'na\udfffme': 'value' } }, 'labels'],
  ['\0', ''],
])('finds what no database stores in %j', (input, path) => {
  expect(findUnstorableText(input)).toBe(path);
});

test.each([
  [{ definition: { pip: 'numpy # 😀 中文 \u202e \ufffe\n' }, revision: 3, isNew: true, at: new Date(), none: null }],
  [undefined],
  ['text'],
])('accepts %j', (input) => {
  expect(findUnstorableText(input)).toBeUndefined();
});

test('stops in an object that holds itself', () => {
  const input: Record<string, unknown> = {};
  input.input = input;
  expect(findUnstorableText(input)).toBeUndefined();
});
