import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelsFromText, labelTexts } from './label-text.ts';

test.each([
  ['team=fraud', { team: 'fraud' }],
  ['frozen', { frozen: '' }],
  ['query=a=b', { query: 'a=b' }],
])('%s', (text, labels) => {
  expect(labelsFromText([text])).toEqual(labels);
});

test('labels survive being written and read', () => {
  const key = fc.stringMatching(/^[a-z][a-z0-9.-]{0,20}$/);
  fc.assert(
    fc.property(fc.dictionary(key, fc.stringMatching(/^[!-~]{0,20}$/), { noNullPrototype: true }), (labels) => {
      expect(labelsFromText(labelTexts(labels))).toEqual(labels);
    }),
  );
});
