/** Middle of the values; of an even number the mean of the two in the middle. Throws on none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new Error('the median of nothing');
  return (lower + upper) / 2;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/**
 * Median of `left ÷ right` over interleaved pairs, so that both sides see the same weather.
 * @param pairs at least five
 */
export async function pairedRatio(
  pairs: number,
  left: (round: number) => Promise<number>,
  right: (round: number) => Promise<number>,
): Promise<number> {
  const ratios: number[] = [];
  for (let round = 0; round < pairs; round += 1) {
    const numerator = await left(round);
    ratios.push(numerator / (await right(round)));
  }
  return median(ratios);
}
