import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../adapters/system/system-clock.ts';
import { startBuild } from '../usecases/build/start-build.ts';
import { type BuildStudio, openBuildStudio } from './testing/build-studio.ts';
import { isSpeaking } from './testing/is-speaking.ts';

const dayMs = 24 * 60 * 60 * 1_000;
const leaseMs = 1_500;

let offsetMs = 0;
let studio: BuildStudio;

beforeAll(async () => {
  const clock = { ...systemClock, now: () => new Date(Date.now() + offsetMs) };
  studio = await openBuildStudio({ clock });
});
afterAll(() => studio.close());

test.each([-dayMs, dayMs])("a worker's clock that jumps by %d ms costs no build its lease", async (jumpMs) => {
  offsetMs = 0;
  const jumping = studio.startWorker({ leaseMs });
  const step = `RUN echo ${crypto.randomUUID()} && sleep ${(3 * leaseMs) / 1_000}`;
  const definition = { dockerfile: `FROM ${studio.baseImage}\n${step}\n` };
  const { buildId } = await startBuild(studio.context, await studio.register(definition));
  await studio.until(buildId, isSpeaking);
  // Another worker would take over what it finds abandoned.
  const other = studio.startWorker({ leaseMs });
  offsetMs = jumpMs;
  const build = await studio.untilFinished(buildId);
  expect(build).toMatchObject({ state: 'succeeded', attempt: 1 });
  expect(await studio.readLog(buildId)).toHaveLength(build.lineCount);
  expect(studio.errors).toEqual([]);
  await jumping.stop();
  await other.stop();
});
