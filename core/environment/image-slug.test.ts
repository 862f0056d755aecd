import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNameIssue, nameKey } from './environment-name.ts';
import { imageSlug, repositoryComponentPattern } from './image-slug.ts';

const name = fc
  .array(fc.constantFrom(...'abXY019-_.'), { minLength: 1, maxLength: 255 })
  .map((characters) => characters.join(''))
  .filter((text) => findNameIssue(text) === undefined);

describe('imageSlug', () => {
  it.each([
    ['fraud-model', 'fraud-model'],
    ['Fraud', 'fraud'],
    ['a.b_c__d', 'a.b_c__d'],
  ])('keeps %s as %s', (text, slug) => {
    expect(imageSlug(text)).toBe(slug);
  });

  it.each(['a..b', 'x_', '_x', '-', 'a.-b', 'a___b', 'a'.repeat(255)])('makes a repository of %.20s', (text) => {
    expect(imageSlug(text)).toMatch(repositoryComponentPattern);
    expect(imageSlug(text).length).toBeLessThanOrEqual(100);
  });

  it('is valid for every name, the same whatever the case, and different for different names', () => {
    fc.assert(
      fc.property(name, name, (left, right) => {
        expect(imageSlug(left)).toMatch(repositoryComponentPattern);
        expect(imageSlug(left.toUpperCase())).toBe(imageSlug(left));
        expect(imageSlug(left) === imageSlug(right)).toBe(nameKey(left) === nameKey(right));
      }),
      { numRuns: 1000 },
    );
  });

  it('cannot be met by a name that looks like the slug of another', () => {
    const slug = imageSlug('a..b');
    expect(imageSlug(slug)).not.toBe(slug);
  });
});
