import { homedir } from 'node:os';
import { createDockerAdapter } from '../../server/adapters/docker/docker-adapter.ts';
import type { Benchmark } from '../benchmark.ts';
import { longDefinition } from '../definitions.ts';
import { dockerBuild } from '../docker-command.ts';
import { median, pairedRatio, timed } from '../median.ts';
import { buildToTheEnd, register } from '../registered-version.ts';
import { type RenderedBuild, renderForBench, roundArgument } from '../rendered-build.ts';

/** Our builder against Docker's own client, on the same rendered context. */
export const wholeBuild: Benchmark = {
  name: 'whole-build',
  what: 'engine call to image id ÷ docker build of the same context (a build of ≥ 20 s)',
  goal: 1.03,
  direction: 'at-most',
  unit: '×',
  async measure(studio) {
    const version = await register(studio, await studio.define(longDefinition('whole')));
    await buildToTheEnd(studio, version);
    const rendered = await renderForBench(studio, version);
    const dockerMs: number[] = [];
    const ratio = await pairedRatio(
      7,
      (round) => timed(() => buildWithStudio(rendered, `ours-${process.pid}-${round}`)),
      async (round) => {
        const { totalMs } = await dockerBuild({
          ...rendered,
          buildArguments: { [roundArgument]: `docker-${process.pid}-${round}` },
        });
        dockerMs.push(totalMs);
        return totalMs;
      },
    );
    console.log(`  ${(median(dockerMs) / 1_000).toFixed(1)} s each`);
    return ratio;
  },
};

async function buildWithStudio(rendered: RenderedBuild, round: string): Promise<void> {
  const { imageBuilder } = createDockerAdapter({ dockerHost: process.env['DOCKER_HOST'], home: homedir() });
  const events = imageBuilder.build(
    { ...rendered, engineBuildId: round, tags: [], buildArguments: { [roundArgument]: round } },
    new AbortController().signal,
  );
  for (;;) {
    const { done, value } = await events.next();
    if (!done) continue;
    if (value.type !== 'built') throw new Error(`our build ended as ${JSON.stringify(value)}`);
    return;
  }
}
