import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { daemonEnvironment } from '@/scripts/setup/daemon-environment.mjs';
import { busyboxImage, ensureBusyboxImage } from './testing/busybox-image.ts';
import { collectBuild } from './testing/collect-build.ts';
import { type SecondEngine, startSecondEngine } from './testing/second-engine.ts';

const runcFolder = join(process.cwd(), 'scripts/setup/engine');
const lineCount = 1_000_000;

const build = ({ docker }: SecondEngine, instruction: string, onReady = () => {}) =>
  collectBuild(
    docker.imageBuilder,
    `FROM ${busyboxImage}\nRUN echo ${randomUUID()}\n${instruction}`,
    {},
    AbortSignal.timeout(60_000),
    (event) => event.type === 'output' && event.texts.includes('ready') && onReady(),
  );

describe('an engine with a small disk and the usual limits', () => {
  let engine: SecondEngine;
  beforeAll(async () => {
    engine = await startSecondEngine({ diskBytes: 60_000_000 });
    await ensureBusyboxImage(engine.docker.imageStore);
  });
  afterAll(() => engine?.stop());

  it('clips the output of a step, and we say so', async () => {
    const clipped = await build(engine, 'RUN seq 1 600000');
    expect(clipped.outcome.type).toBe('built');
    expect(clipped.clippedSteps).toEqual([clipped.steps.find(({ name }) => name.includes('seq'))?.id]);
    expect(clipped.output.length).toBeLessThan(600_000);
  });

  it('has no room left for what a step writes', async () => {
    const { outcome } = await build(engine, 'RUN dd if=/dev/zero of=/large bs=1M count=200');
    expect(outcome).toMatchObject({ type: 'failed', kind: 'disk-full', exitCode: 1, stepId: expect.any(String) });
  });

  it('has no room left for the context', async () => {
    const large = { path: 'large', mode: 0o644, content: new Uint8Array(100_000_000) };
    const dockerfile = `FROM ${busyboxImage}\nCOPY large /large`;
    const { outcome } = await collectBuild(engine.docker.imageBuilder, dockerfile, { context: [large] });
    expect(outcome).toMatchObject({ type: 'failed', kind: 'disk-full' });
  });
});

describe('an engine as the studio starts one', () => {
  let engine: SecondEngine;
  beforeAll(async () => {
    engine = await startSecondEngine({ diskBytes: 200_000_000, environment: daemonEnvironment(runcFolder) });
    await ensureBusyboxImage(engine.docker.imageStore);
  });
  afterAll(() => engine?.stop());

  it('tells each of a million lines that come at one go', async () => {
    const { outcome, output, clippedSteps } = await build(engine, `RUN seq 1 ${lineCount} >/lines; cat /lines`);
    expect(outcome.type).toBe('built');
    expect(clippedSteps).toEqual([]);
    const numbers = output.map(({ text }) => Number(text)).slice(-lineCount);
    expect(numbers.every((number, index) => number === index + 1)).toBe(true);
    expect(numbers).toHaveLength(lineCount);
  });

  it('hands on a step’s two streams and its exit code', async () => {
    const { outcome, output } = await build(engine, 'RUN echo out; echo err >&2; exit 42');
    expect(outcome).toMatchObject({ type: 'failed', exitCode: 42 });
    const said = output.slice(1).map(({ stream, text }) => `${stream} ${text}`);
    expect(said.toSorted()).toEqual(['1 out', '2 err']);
  });

  it('kills a step that takes too much', async () => {
    engine.limitBuildMemory(32_000_000);
    const { outcome } = await build(engine, 'RUN x=x; while true; do x=$x$x; done');
    expect(outcome).toMatchObject({ type: 'failed', kind: 'out-of-memory', exitCode: 137 });
  });

  it('is killed itself in the middle of a step', async () => {
    const { outcome } = await build(engine, 'RUN echo ready; sleep 30', () => void engine.kill());
    expect(outcome).toMatchObject({ type: 'failed', kind: 'engine-lost' });
    expect(await engine.docker.engine.check()).toMatchObject({ state: 'unavailable', reason: 'refused' });
    expect((await build(engine, 'RUN true')).outcome).toMatchObject({ type: 'failed', kind: 'engine-lost' });
  });
});
