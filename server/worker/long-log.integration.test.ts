import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { daemonEnvironment } from '@/scripts/setup/daemon-environment.mjs';
import { busyboxImage, ensureBusyboxImage } from '../adapters/docker/testing/busybox-image.ts';
import type { SecondDaemonOptions } from '../adapters/docker/testing/second-daemon.ts';
import { type SecondEngine, startSecondEngine } from '../adapters/docker/testing/second-engine.ts';
import { type BuildStudio, openBuildStudio } from './testing/build-studio.ts';

const lineCount = 1_000_000;

let engine: SecondEngine | undefined;
let studio: BuildStudio | undefined;

afterEach(async () => {
  await studio?.close();
  await engine?.stop();
});

/** What one RUN prints at one go on an engine of the test's own, as it is in the log of the build. */
async function print(environment?: SecondDaemonOptions['environment']) {
  engine = await startSecondEngine({ diskBytes: 120_000_000, ...(environment && { environment }) });
  await ensureBusyboxImage(engine.docker.imageStore);
  await engine.docker.engine.check();
  studio = await openBuildStudio(engine.docker);
  studio.startWorker();
  const build = await studio.buildDraft({ dockerfile: `FROM ${busyboxImage}\nRUN seq 1 ${lineCount}\n` });
  expect(build.state).toBe('succeeded');
  const step = build.steps.find(({ name }) => name.includes('seq 1'));
  const log = await studio.readLog(build.id);
  expect(log).toHaveLength(build.lineCount);
  const ofStep = log.filter(([index]) => index === step?.index);
  return {
    step,
    said: ofStep.filter(([, , stream]) => stream === 0),
    printed: ofStep.filter(([, , stream]) => stream === 1),
  };
}

test('a million lines that one RUN prints are in the log whole and in order, on an engine as the studio starts one', async () => {
  const { step, said, printed } = await print(daemonEnvironment(join(process.cwd(), 'scripts/setup/engine')));
  expect(printed).toHaveLength(lineCount);
  expect(printed.findIndex(([, , , text], index) => text !== String(index + 1))).toBe(-1);
  expect(said).toEqual([]);
  expect(step).toMatchObject({ state: 'done', lastLine: (step?.firstLine ?? 0) + lineCount - 1 });
});

test('a step that an engine clips says so', async () => {
  const { step, said, printed } = await print();
  expect(step).toMatchObject({ state: 'done', isClipped: true });
  expect(said).toHaveLength(1);
  expect(printed.length).toBeLessThan(lineCount);
});
