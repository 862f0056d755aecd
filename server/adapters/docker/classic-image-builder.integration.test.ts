import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ClassicImageBuilder } from './classic-image-builder.ts';
import { busyboxImage, ensureBusyboxImage } from './testing/busybox-image.ts';
import { collectBuild } from './testing/collect-build.ts';
import { bareClient, dockerUnderTest, removeUntaggedTestImages } from './testing/docker-under-test.ts';

/** Forced on an engine that has BuildKit too. */
const builder = new ClassicImageBuilder(bareClient());
const { imageStore } = dockerUnderTest();
const tag = `studio-test/classic:${process.pid}`;
const unique = () => `RUN echo ${randomUUID()} >/unique`;

beforeAll(async () => {
  await ensureBusyboxImage(imageStore);
});
afterAll(async () => {
  await imageStore.remove(tag);
  await removeUntaggedTestImages();
});

describe('ClassicImageBuilder', () => {
  it('builds, and tells each step and each line', async () => {
    const build = await collectBuild(
      builder,
      `FROM ${busyboxImage}\n${unique()}\nRUN seq 1 2000; echo bad >&2\nCOPY a /a`,
      {
        tags: [tag],
        labels: {}, // each would be a step of its own
        context: [{ path: 'a', mode: 0o644, content: Buffer.from('a') }],
      },
    );
    expect(build.outcome).toEqual({ type: 'built', imageId: (await imageStore.find(tag))?.id });
    const lines = (stream: 1 | 2) => build.output.filter((line) => line.stream === stream).map(({ text }) => text);
    expect(lines(1)).toEqual(Array.from({ length: 2_000 }, (_, index) => String(index + 1)));
    expect(lines(2)).toEqual(['bad']);
    expect([...build.stateByName.values()]).toEqual(['done', 'done', 'done', 'done']);
  });

  it('takes the last of several stages, and the cache', async () => {
    const dockerfile = `FROM ${busyboxImage} AS one\n${unique()}\nFROM ${busyboxImage}\nCOPY --from=one /unique /two`;
    const first = await collectBuild(builder, dockerfile, { tags: [tag] });
    const second = await collectBuild(builder, dockerfile, { tags: [tag] });
    expect(second.outcome).toEqual(first.outcome);
    expect(second.outcome).toMatchObject({ imageId: (await imageStore.find(tag))?.id });
    expect([...second.stateByName.values()]).toContain('cached');
  });

  it('names step and exit code of a command, the line of a syntax error, and a missing base', async () => {
    const failed = await collectBuild(builder, `FROM ${busyboxImage}\n${unique()}\nRUN exit 7`);
    expect(failed.outcome).toMatchObject({ kind: 'command-failed', exitCode: 7, stepId: 'step-3' });
    expect(failed.steps.at(-1)).toMatchObject({ id: 'step-3', state: 'failed' });
    const syntax = await collectBuild(builder, `FROM ${busyboxImage}\nRUNN x`);
    expect(syntax.outcome).toMatchObject({ kind: 'dockerfile-syntax', dockerfileLine: 2 });
    const missing = await collectBuild(builder, 'FROM 127.0.0.1:1/studio-test/nowhere:1');
    expect(missing.outcome).toMatchObject({ kind: 'base-image-missing' });
  });

  it('is cancelled, and leaves no container', async () => {
    const cancelling = new AbortController();
    const marker = `${300_000 + Math.floor(Math.random() * 100_000)}`;
    const dockerfile = `FROM ${busyboxImage}\n${unique()}\nRUN echo go; sleep ${marker}`;
    const { outcome, steps } = await collectBuild(
      builder,
      dockerfile,
      {},
      cancelling.signal,
      ({ type }) => type === 'output' && cancelling.abort(),
    );
    expect(outcome).toEqual({ type: 'cancelled' });
    expect(steps.at(-1)?.state).toBe('cancelled');
    const isLeft = async () =>
      (await bareClient().listContainers({ all: true })).some(({ Command }) => Command.includes(marker));
    await vi.waitFor(async () => expect(await isLeft()).toBe(false), { timeout: 2_000 });
  });
});
