import { expect, test } from 'vitest';
import { findNameIssue, nameKey } from './environment-name.ts';

test.each([
  ['fraud-model', undefined],
  ['Fraud_Model.v2', undefined],
  ['a..b', undefined],
  ['x_', undefined],
  ['7', undefined],
  ['a'.repeat(255), undefined],
  ['a'.repeat(256), 'invalid'],
  ['', 'invalid'],
  ['.', 'invalid'],
  ['..', 'invalid'],
  ['-_-', 'invalid'],
  ['two words', 'invalid'],
  ['a/b', 'invalid'],
  ['模型', 'invalid'],
  ['a\n', 'invalid'],
  ['AzureML-x', 'reserved'],
  ['azureml', 'reserved'],
  ['Microsoft.x', 'reserved'],
  ['curated', 'reserved'],
  ['my-curated', undefined],
])('%j: %s', (name, issue) => {
  expect(findNameIssue(name)).toBe(issue);
});

test('reserved prefixes are for curated environments', () => {
  expect(findNameIssue('Curated-Minimal', true)).toBeUndefined();
});

test('names that differ in case only have one key', () => {
  expect(nameKey('Fraud')).toBe(nameKey('fRAUD'));
});
