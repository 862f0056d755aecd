import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstWindowAround, windowAfterGrowth, windowAfterScroll, windowAround } from './log-window.ts';

test('a log of fifty thousand lines is shown whole, a longer one in part', () => {
  expect(windowAround(7, 50_000)).toEqual({ first: 1, last: 50_000 });
  expect(windowAround(7, 50_001)).toEqual({ first: 1, last: 9_000 });
  expect(windowAround(61_234, 120_000)).toEqual({ first: 56_734, last: 65_733 });
  expect(windowAround(120_000, 120_000)).toEqual({ first: 111_001, last: 120_000 });
});

test('where a reader comes to, a few screens are shown at first', () => {
  expect(firstWindowAround(7, 50_000)).toEqual({ first: 1, last: 50_000 });
  expect(firstWindowAround(7, 120_000)).toEqual({ first: 1, last: 1_000 });
  expect(firstWindowAround(61_234, 120_000)).toEqual({ first: 60_734, last: 61_733 });
  expect(firstWindowAround(120_000, 120_000)).toEqual({ first: 119_001, last: 120_000 });
  expect(windowAfterScroll({ first: 60_734, last: 61_733 }, { first: 61_210, last: 61_250 }, 120_000)).toEqual(
    windowAround(61_230, 120_000),
  );
});

test('a log that is followed shows its newest lines, and its beginning is cut now and then', () => {
  let shown = { first: 1, last: 50_000 };
  let cuts = 0;
  for (let lineCount = 50_100; lineCount <= 100_000; lineCount += 100) {
    const next = windowAfterGrowth(shown, lineCount, true);
    expect(next.last).toBe(lineCount);
    if (next.first !== shown.first) cuts += 1;
    shown = next;
  }
  expect(cuts).toBeLessThan(12);
  expect(shown.last - shown.first).toBeLessThan(15_000);
});

test('who reads in the middle is left alone when the log grows', () => {
  const shown = { first: 20_001, last: 30_000 };
  expect(windowAfterGrowth(shown, 900_000, false)).toBe(shown);
});

test('the next part comes before the edge, and the wanted lines are always in it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 50_001, max: 2_000_000 }), fc.nat(), fc.nat(), (lineCount, seed, place) => {
      const shown = windowAround(1 + (seed % lineCount), lineCount);
      const first = shown.first + (place % (shown.last - shown.first - 50));
      const visible = { first, last: first + 50 };
      const next = windowAfterScroll(shown, visible, lineCount);
      const range = next ?? shown;
      expect(range.first).toBeLessThanOrEqual(visible.first);
      expect(range.last).toBeGreaterThanOrEqual(visible.last);
      expect(range.first).toBeGreaterThanOrEqual(1);
      expect(range.last).toBeLessThanOrEqual(lineCount);
      // Where the next part stands nothing more is asked for.
      if (next) expect(windowAfterScroll(next, visible, lineCount)).toBeUndefined();
      else {
        expect(visible.first - shown.first >= 3_000 || shown.first === 1).toBe(true);
        expect(shown.last - visible.last >= 3_000 || shown.last === lineCount).toBe(true);
      }
    }),
  );
});
