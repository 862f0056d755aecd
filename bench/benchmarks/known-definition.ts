import type { Benchmark } from '../benchmark.ts';
import { longDefinition } from '../definitions.ts';
import { dockerBuild } from '../docker-command.ts';
import { pairedRatio, timed } from '../median.ts';
import { buildToTheEnd, newName, register } from '../registered-version.ts';
import { renderForBench } from '../rendered-build.ts';

/** An image that exists is never built twice: even `docker build` with every layer cached does more. */
export const knownDefinition: Benchmark = {
  name: 'known-definition',
  what: 'fully cached docker build ÷ register call to “ready” of a definition already built',
  goal: 4,
  direction: 'at-least',
  unit: '×',
  async measure(studio) {
    const { client, workspace } = studio;
    const definition = await studio.define(longDefinition('known'));
    const version = await register(studio, definition);
    await buildToTheEnd(studio, version);
    const rendered = await renderForBench(studio, version);
    const docker = async () => (await dockerBuild(rendered)).totalMs;
    const ours = async () => {
      const name = newName();
      await client.environment.create.mutate({ workspace, name, description: '', tags: [], definition });
      return timed(async () => {
        const registration = { workspace, name, definition, note: '' };
        const { isReused } = await client.version.registerAndBuild.mutate(registration);
        if (!isReused) throw new Error('the known definition was not ready at once');
      });
    };
    // A studio has been running for days: what its engine of JavaScript has yet to compile is not measured.
    for (let round = 0; round < 10; round += 1) {
      await docker();
      await ours();
    }
    return pairedRatio(15, docker, ours);
  },
};
