/** What a build counts for whose like has never been built, in milliseconds. */
export const unknownBuildMs = 5 * 60_000;

/** What stands between a build and its start. */
export interface QueueOutlook {
  /** Builds that all workers together can do at a time. */
  readonly slotCount: number;
  /** Those that run: how long they usually take (undefined: nobody knows), and how long they have run. */
  readonly working: readonly { readonly expectedMs: number | undefined; readonly elapsedMs: number }[];
  /** Those that go before it, in their order. */
  readonly ahead: readonly { readonly expectedMs: number | undefined }[];
}

/**
 * Milliseconds until a waiting build probably begins; undefined when nobody works at all. A build that has
 * taken longer than usual is expected to end at any moment.
 */
export function expectedWaitMs({ slotCount, working, ahead }: QueueOutlook): number | undefined {
  if (slotCount === 0) return undefined;
  const freeAtMs = working
    .map(({ expectedMs = unknownBuildMs, elapsedMs }) => Math.max(0, expectedMs - elapsedMs))
    .toSorted((left, right) => left - right);
  while (freeAtMs.length < slotCount) freeAtMs.unshift(0);
  for (const { expectedMs = unknownBuildMs } of ahead) {
    const beginsAtMs = nextFree(freeAtMs, slotCount);
    insertSorted(freeAtMs, beginsAtMs + expectedMs);
  }
  return nextFree(freeAtMs, slotCount);
}

/** When the next build may begin. More may run than there are places: workers have left, or were given fewer. */
function nextFree(freeAtMs: number[], slotCount: number): number {
  while (freeAtMs.length > slotCount) freeAtMs.shift();
  return freeAtMs.shift() ?? 0;
}

function insertSorted(sorted: number[], value: number): void {
  const index = sorted.findIndex((other) => other > value);
  sorted.splice(index < 0 ? sorted.length : index, 0, value);
}
