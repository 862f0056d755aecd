import { describe, expect, it } from 'vitest';
import { findNameIssue, nameKey } from './environment-name.ts';

describe('findNameIssue', () => {
  it.each(['fraud-model', 'A', '1', 'a..b', 'x_', 'a'.repeat(255), 'my-azureml'])('accepts %.20s', (name) => {
    expect(findNameIssue(name)).toBeUndefined();
  });

  it.each(['', '.', '..', '-', 'a b', 'a/b', 'é', 'a\n', 'a'.repeat(256)])('refuses %.20j', (name) => {
    expect(findNameIssue(name)).toBe('invalid');
  });

  it.each(['AzureML-x', 'microsoft', 'CURATED.y'])('keeps %s for curated environments', (name) => {
    expect(findNameIssue(name)).toBe('reserved');
    expect(findNameIssue(name, true)).toBeUndefined();
  });

  it('takes names that differ by case for the same', () => {
    expect(nameKey('Fraud')).toBe(nameKey('fRAUD'));
  });
});
