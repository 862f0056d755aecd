import { afterAll, beforeAll, expect, test } from 'vitest';
import { isFinished } from '@/core/build/build.ts';
import { estimateRemainingMs } from '@/core/build/estimate.ts';
import { type BuildStudio, openBuildStudio } from '../../worker/testing/build-studio.ts';
import { startBuild } from './start-build.ts';

/** What a step of each build takes. */
const stepSeconds = 8;
const tolerance = 0.3;

let studio: BuildStudio;

beforeAll(async () => {
  studio = await openBuildStudio();
  studio.startWorker();
});
afterAll(() => studio.close());

/** Starts a build of the environment's next version; its step runs anew in each. */
async function startNext(): Promise<string> {
  const step = `RUN : ${crypto.randomUUID()}; sleep ${stepSeconds}`;
  const version = await studio.register({ dockerfile: `FROM ${studio.baseImage}\n${step}\n` }, 'test-repeated');
  return (await startBuild(studio.context, version)).buildId;
}

test('what is said to be left of a repeated build is right within 30 %', async () => {
  expect(await studio.untilFinished(await startNext())).toMatchObject({ state: 'succeeded' });

  const buildId = await startNext();
  await studio.until(buildId, ({ state }) => state === 'running');
  const said: { readonly atMs: number; readonly leftMs: number | undefined }[] = [];
  let endedAtMs = 0;
  await expect
    .poll(
      async () => {
        const { state, phases, usualDurations, finishedAt } = await studio.until(buildId, () => true);
        const now = new Date();
        if (finishedAt) endedAtMs = Date.parse(finishedAt);
        else said.push({ atMs: now.getTime(), leftMs: estimateRemainingMs(phases, usualDurations, now) });
        return isFinished(state);
      },
      { timeout: 60_000, interval: 250 },
    )
    .toBe(true);

  // While half of it is to come; a busy machine moves the last seconds by more than a third of them.
  const wholeMs = endedAtMs - (said[0]?.atMs ?? 0);
  const compared = said
    .map(({ atMs, leftMs = Number.NaN }) => ({ leftMs, trulyMs: endedAtMs - atMs }))
    .filter(({ trulyMs }) => trulyMs > wholeMs / 2);
  expect(compared.length).toBeGreaterThan(5);
  const wrong = compared.filter(({ leftMs, trulyMs }) => !(Math.abs(leftMs - trulyMs) <= tolerance * trulyMs));
  expect(wrong).toEqual([]);
});
