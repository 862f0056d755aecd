import type { Benchmark } from '../benchmark.ts';
import { median, timed } from '../median.ts';
import { buildToTheEnd, newName, register } from '../registered-version.ts';

const rounds = 60;
/** The first ones meet code that is not compiled yet. */
const warmUpRounds = 20;

/** One call to the server, on the same machine: registered, checked and ready, because the image is there. */
export const registerReady: Benchmark = {
  name: 'register-ready-p50-ms',
  what: 'registering a definition whose image is there, from the call to “ready”: the median',
  goal: 25,
  direction: 'at-most',
  unit: 'ms',
  async measure(studio) {
    const { client, workspace } = studio;
    const definition = await studio.define({ pip: 'tomli==2.0.1\npackaging==24.1\n' });
    await buildToTheEnd(studio, await register(studio, definition));
    const times: number[] = [];
    for (let round = 0; round < warmUpRounds + rounds; round += 1) {
      const name = newName();
      await client.environment.create.mutate({ workspace, name, description: '', tags: [], definition });
      const elapsedMs = await timed(async () => {
        const registration = { workspace, name, definition, note: '' };
        const { isReused } = await client.version.registerAndBuild.mutate(registration);
        if (!isReused) throw new Error('the known definition was not ready at once');
      });
      if (round >= warmUpRounds) times.push(elapsedMs);
    }
    return median(times);
  },
};
