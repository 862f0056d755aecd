import type { Benchmark } from '../benchmark.ts';
import { longDefinition } from '../definitions.ts';
import { dockerBuild } from '../docker-command.ts';
import { pairedRatio } from '../median.ts';
import { buildToTheEnd, register } from '../registered-version.ts';
import { renderForBench, roundArgument } from '../rendered-build.ts';
import type { StudioUnderBench } from '../studio-under-bench.ts';

/** How soon a watcher sees the engine at work, against the command line. */
export const firstEvent: Benchmark = {
  name: 'first-event',
  what: 'the engine’s first output at a watcher ÷ at the Docker command line',
  goal: 1,
  direction: 'at-most',
  unit: '×',
  async measure(studio) {
    const template = await register(studio, await studio.define(longDefinition('first')));
    await buildToTheEnd(studio, template);
    const rendered = await renderForBench(studio, template);
    return pairedRatio(
      5,
      (round) => firstStepAtWatcher(studio, `first-${process.pid}-${round}`),
      async (round) => {
        const { firstOutputMs } = await dockerBuild({
          ...rendered,
          buildArguments: { [roundArgument]: `first-${process.pid}-${round}` },
        });
        return firstOutputMs;
      },
    );
  },
};

/** Milliseconds from the engine call (the phase's start) until a step of the engine is at the watcher. */
async function firstStepAtWatcher(studio: StudioUnderBench, round: string): Promise<number> {
  const { client, live, workspace } = studio;
  const version = await register(studio, await studio.define(longDefinition(round)));
  const { buildId } = await client.build.start.mutate({ workspace, ...version });
  const elapsedMs = await new Promise<number>((resolve, reject) => {
    const subscription = live.build.watch.subscribe(
      { workspace, buildId },
      {
        onData: ({ steps, phases }) => {
          const engineCall = phases.find(({ phase }) => phase === 'build');
          if (!engineCall || !steps.some(({ phase }) => phase === 'build')) return;
          subscription.unsubscribe();
          resolve(Date.now() - Date.parse(engineCall.startedAt));
        },
        onError: reject,
      },
    );
  });
  await client.build.cancel.mutate({ workspace, buildId });
  return elapsedMs;
}
