import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuildStudio, openBuildStudio } from './testing/build-studio.ts';

let studio: BuildStudio;

beforeAll(async () => {
  studio = await openBuildStudio();
  studio.startWorker();
});
afterAll(() => studio.close());

const lineCount = 200_000;

test('what one RUN prints is in the log whole, in order, and a step that an engine clips says so', async () => {
  const dockerfile = `RUN : ${randomUUID()}; seq 1 ${lineCount}\n`;
  const build = await studio.build({ dockerfile });
  expect(build.state).toBe('succeeded');
  const step = build.steps.find(({ name }) => name.includes('seq 1'));
  const log = await studio.readLog(build.id);
  expect(log).toHaveLength(build.lineCount);
  const printed = log
    .filter(([index, , stream]) => index === step?.index && stream === 1)
    .map(([, , , text]) => Number(text));
  if (step?.isClipped) {
    // Not the engine that the studio starts (scripts/setup/engine.mjs): the reader is told.
    expect(log.some(([index, , stream]) => index === step.index && stream === 0)).toBe(true);
    expect(printed.length).toBeLessThan(lineCount);
    return;
  }
  expect(printed).toEqual(Array.from({ length: lineCount }, (_, index) => index + 1));
  expect(step).toMatchObject({ state: 'done', lastLine: (step?.firstLine ?? 0) + lineCount - 1 });
});
