import type { Benchmark } from '../benchmark.ts';
import { timed } from '../median.ts';
import { percentile } from '../percentile.ts';
import type { StudioUnderBench } from '../studio-under-bench.ts';

const rounds = 60;
const sources = { channels: [], extraIndexUrls: [], hasNoIndex: false };

/** What a key press costs on the server: alternately names to a beginning and all versions of a package. */
async function ask({ client, workspace }: StudioUnderBench, round: number): Promise<void> {
  if (round % 2 === 0) {
    await client.package.completeName.mutate({ workspace, manager: 'pip', prefix: 'pand', sources });
    return;
  }
  const { releases } = await client.package.describe.mutate({ workspace, manager: 'pip', name: 'pandas', sources });
  if (releases.length < 50) throw new Error('the index did not tell the versions of pandas');
}

/** Over HTTP with a warm cache; the figure is the median, the 95th part of a hundred is printed beside it. */
export const completion: Benchmark = {
  name: 'completion-ms',
  what: 'names or versions offered while typing, warm, over HTTP (median)',
  goal: 100,
  direction: 'at-most',
  unit: 'ms',
  async measure(studio) {
    for (let round = 0; round < 4; round += 1) await ask(studio, round);
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) times.push(await timed(() => ask(studio, round)));
    console.log(`completion-ms: 95 of 100 within ${percentile(times, 0.95).toFixed(1)} ms`);
    return percentile(times, 0.5);
  },
};
