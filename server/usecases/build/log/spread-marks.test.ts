import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadMarks } from './spread-marks.ts';

test('few lines are marked each', () => {
  expect(spreadMarks([])).toEqual([]);
  expect(spreadMarks([3, 70_000, 999_999])).toEqual([3, 70_000, 999_999]);
});

test('many are thinned out, and none is far from a mark', () => {
  const lines = fc.uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 401, maxLength: 3_000 });
  fc.assert(
    fc.property(lines, (unsorted) => {
      const sorted = unsorted.toSorted((left, right) => left - right);
      const marks = spreadMarks(sorted);
      expect(marks.length).toBeLessThanOrEqual(400);
      let mark = 0;
      for (const line of sorted) {
        while ((marks[mark + 1] ?? Number.POSITIVE_INFINITY) <= line) mark += 1;
        expect(line - (marks[mark] ?? 0)).toBeLessThan(1_000_000 / 400);
      }
    }),
  );
});
