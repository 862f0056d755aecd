import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NameList } from './name-list.ts';

const name = fc.string({ unit: fc.constantFrom('a', 'b', '-', '1'), minLength: 1, maxLength: 6 });

test('finds what a filter over all names finds', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { maxLength: 40 }),
      fc.string({ unit: fc.constantFrom('a', 'b', '-'), maxLength: 3 }),
      (names, prefix) => {
        const sorted = names.toSorted((left, right) => (left < right ? -1 : 1));
        const list = new NameList(sorted.join('\n'));
        expect(list.find(prefix, 5)).toEqual(sorted.filter((each) => each.startsWith(prefix)).slice(0, 5));
        for (const each of names) expect(list.has(each)).toBe(true);
      },
    ),
  );
});

test('an empty list has nothing', () => {
  expect(new NameList('').find('a', 5)).toEqual([]);
  expect(new NameList('').isEmpty).toBe(true);
});

test('eight hundred thousand names are searched in well under a millisecond', () => {
  const list = new NameList(
    Array.from({ length: 800_000 }, (_, index) => `package-${index}`)
      .sort()
      .join('\n'),
  );
  const startedAt = performance.now();
  for (let round = 0; round < 100; round += 1) list.find(`package-${round * 7_919}`, 50);
  expect((performance.now() - startedAt) / 100).toBeLessThan(5);
});
