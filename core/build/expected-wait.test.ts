import { describe, expect, it } from 'vitest';
import { expectedWaitMs, type QueueOutlook, unknownBuildMs } from './expected-wait.ts';

const outlook = (slotCount: number, working: [expected: number, elapsed: number][], ahead: number[]): QueueOutlook => ({
  slotCount,
  working: working.map(([expectedMs, elapsedMs]) => ({ expectedMs, elapsedMs })),
  ahead: ahead.map((expectedMs) => ({ expectedMs })),
});

describe('expectedWaitMs', () => {
  it.each<[what: string, outlook: QueueOutlook, waitMs: number | undefined]>([
    ['nobody works', outlook(0, [], []), undefined],
    ['a free place', outlook(2, [[100, 0]], []), 0],
    [
      'the rest of the one that ends first',
      outlook(
        2,
        [
          [100, 30],
          [50, 10],
        ],
        [],
      ),
      40,
    ],
    ['one that takes longer than usual ends at any moment', outlook(1, [[100, 300]], []), 0],
    [
      'those ahead take the places as they become free',
      outlook(
        2,
        [
          [100, 0],
          [40, 0],
        ],
        [50, 10],
      ),
      100,
    ],
    ['an empty place and one ahead', outlook(2, [[100, 0]], [30]), 30],
    [
      'more run than there are places',
      outlook(
        1,
        [
          [100, 0],
          [60, 0],
        ],
        [],
      ),
      100,
    ],
  ])('%s', (_, given, waitMs) => {
    expect(expectedWaitMs(given)).toBe(waitMs);
  });

  it('counts what nobody knows as a usual build', () => {
    const ahead = [{ expectedMs: undefined }];
    expect(expectedWaitMs({ slotCount: 1, working: [], ahead })).toBe(unknownBuildMs);
  });
});
