import type { Benchmark } from '../benchmark.ts';
import { longDefinition } from '../definitions.ts';
import { dockerBuild } from '../docker-command.ts';
import { median, timed } from '../median.ts';
import { buildToTheEnd, register } from '../registered-version.ts';
import { renderForBench, roundArgument } from '../rendered-build.ts';

/** All that the studio adds for a user: lock, queue, check, record, notice. */
export const clickToReady: Benchmark = {
  name: 'click-to-ready',
  what: 'from the click to “ready” (lock, build, check, record), seconds over docker build',
  goal: 4,
  direction: 'at-most',
  unit: 's',
  async measure(studio) {
    const overheads: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const definition = await studio.define(longDefinition(`click-${process.pid}-${round}`));
      const version = await register(studio, definition);
      const clickMs = await timed(() => buildToTheEnd(studio, version));
      const rendered = await renderForBench(studio, version);
      const { totalMs } = await dockerBuild({
        ...rendered,
        buildArguments: { [roundArgument]: `click-${process.pid}-${round}` },
      });
      overheads.push((clickMs - totalMs) / 1000);
    }
    return median(overheads);
  },
};
