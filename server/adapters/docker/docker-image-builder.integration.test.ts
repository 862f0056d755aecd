import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDockerAdapter } from './docker-adapter.ts';
import { busyboxImage, ensureBusyboxImage } from './testing/busybox-image.ts';
import { collectBuild } from './testing/collect-build.ts';
import { dockerUnderTest, removeUntaggedTestImages } from './testing/docker-under-test.ts';

const { imageBuilder, imageStore, containers } = dockerUnderTest();
const run = promisify(execFile);
const tag = `studio-test/builder:${process.pid}`;
/** Makes a layer that no earlier test has made. */
const unique = () => `RUN echo ${randomUUID()} >/unique`;
const text = (content: string) => ({ mode: 0o644, content: Buffer.from(content) });

beforeAll(async () => {
  await ensureBusyboxImage(imageStore);
});
afterAll(async () => {
  await imageStore.remove(tag);
  await removeUntaggedTestImages();
});

describe('a build that succeeds', () => {
  it('tells each step, each line once and in order, and the image id', async () => {
    const build = await collectBuild(
      imageBuilder,
      `FROM ${busyboxImage}\n${unique()}\nRUN seq 1 20000\nRUN echo to-stderr >&2\nCOPY note /note`,
      { tags: [tag], context: [{ path: 'note', ...text('hello') }], labels: { 'studio.test': 'yes' } },
    );

    const image = await imageStore.find(tag);
    expect(build.outcome).toEqual({ type: 'built', imageId: image?.id });
    expect(image?.labels).toEqual({ 'studio.test': 'yes' });
    const counted = build.output.filter(({ stream, text }) => stream === 1 && text !== '');
    expect(counted.map(({ text }) => text)).toEqual(Array.from({ length: 20_000 }, (_, index) => String(index + 1)));
    expect(build.output.filter(({ stream }) => stream === 2).map(({ text }) => text)).toEqual(['to-stderr']);
    // The engine announces in no fixed order, and FROM is cached from the second test run on.
    const states = [...build.stateByName].map(
      ([name, state]) => `${name.replace(/echo \w+-\w+-.*/, 'echo ID')}: ${state}`,
    );
    expect(states.toSorted()).toEqual([
      expect.stringMatching(/^\[1\/5\] FROM docker.io\/studio-test\/busybox:1: (?:done|cached)$/),
      '[2/5] RUN echo ID: done',
      '[3/5] RUN seq 1 20000: done',
      '[4/5] RUN echo to-stderr >&2: done',
      '[5/5] COPY note /note: done',
      'export: done',
    ]);
    expect(build.clippedSteps).toEqual([]);
    expect(
      build.steps
        .filter(({ state }) => state === 'done')
        .every(({ startedAt = '', finishedAt = '' }) => startedAt <= finishedAt),
    ).toBe(true);
  });

  it('is cached the second time', async () => {
    const dockerfile = `FROM ${busyboxImage}\n${unique()}`;
    const first = await collectBuild(imageBuilder, dockerfile);
    const second = await collectBuild(imageBuilder, dockerfile);
    expect(second.outcome).toEqual(first.outcome);
    expect([...first.stateByName.values()]).toContain('done');
    expect([...second.stateByName].find(([name]) => name.includes('RUN'))?.[1]).toBe('cached');
  });

  it('keeps Unicode whole, and of a redrawn line the last state', async () => {
    const emoji = '環境 🐍 '.repeat(5_000);
    const build = await collectBuild(
      imageBuilder,
      `FROM ${busyboxImage}\n${unique()}\nCOPY text /text\nRUN cat /text; printf '10%%\\r50%%\\r100%%\\nwindows\\r\\nno end'`,
      { context: [{ path: 'text', ...text(`${emoji}\n`) }] },
    );
    expect(build.output.map(({ text }) => text)).toEqual([emoji, '100%', 'windows', 'no end']);
  });

  it('hands out a secret by id, and leaves it out of the image', async () => {
    const secret = randomUUID();
    const build = await collectBuild(
      imageBuilder,
      `FROM ${busyboxImage}\n${unique()}\nRUN --mount=type=secret,id=token,required test "$(cat /run/secrets/token)" = "${secret}"`,
      { tags: [tag], secrets: new Map([['token', Buffer.from(secret)]]) },
    );
    expect(build.outcome.type).toBe('built');
    const { stdout } = await containers.run({ image: tag, command: ['find', '/run', '-type', 'f'], network: 'none' });
    expect(stdout).toBe('');
    const another = await collectBuild(
      imageBuilder,
      `FROM ${busyboxImage}\n${unique()}\nRUN --mount=type=secret,id=other,required true`,
      { secrets: new Map([['token', Buffer.from(secret)]]) },
    );
    expect(another.outcome).toMatchObject({ type: 'failed', kind: 'other', message: expect.stringContaining('other') });
  });

  it('builds only up to the asked stage, with its arguments', async () => {
    const build = await collectBuild(
      imageBuilder,
      `FROM ${busyboxImage} AS first\nARG GREETING\nRUN echo "$GREETING ${randomUUID()}"\nFROM first AS second\nRUN exit 1`,
      { target: 'first', buildArguments: { GREETING: 'hello there' } },
    );
    expect(build.outcome.type).toBe('built');
    expect(build.output[0]?.text).toContain('hello there');
  });

  it('runs beside another build, and each hears only itself', async () => {
    const names = ['left', 'right'];
    const builds = await Promise.all(
      names.map((name) =>
        collectBuild(
          imageBuilder,
          `FROM ${busyboxImage}\n${unique()}\nRUN for i in 1 2 3; do echo ${name}; sleep 0.1; done`,
        ),
      ),
    );
    expect(builds.map(({ outcome }) => outcome.type)).toEqual(['built', 'built']);
    expect(builds.map(({ output }) => output.map(({ text }) => text))).toEqual(names.map((name) => [name, name, name]));
  });

  it('is not slowed by a consumer that is busy', async () => {
    const events = imageBuilder.build(
      {
        engineBuildId: randomUUID(),
        dockerfile: `FROM ${busyboxImage}\n${unique()}\nRUN seq 1 5000`,
        context: [],
        tags: [tag],
      },
      AbortSignal.timeout(60_000),
    );
    const before = (await imageStore.find(tag))?.id;
    await events.next();
    // Nobody reads now; the engine gets to the end all the same.
    await vi.waitFor(async () => expect((await imageStore.find(tag))?.id).not.toBe(before), { timeout: 20_000 });
    let lines = 0;
    for await (const event of events) if (event.type === 'output') lines += event.texts.length;
    expect(lines).toBe(5_000);
  });
});

describe('a build that fails', () => {
  it('names the step and the exit code of a command', async () => {
    const build = await collectBuild(
      imageBuilder,
      `FROM ${busyboxImage}\n${unique()}\nRUN echo oh no >&2; exit 7\nRUN true`,
    );
    const failed = build.steps.find(({ state }) => state === 'failed');
    expect(failed?.name).toBe('[3/4] RUN echo oh no >&2; exit 7');
    expect(build.outcome).toMatchObject({ type: 'failed', kind: 'command-failed', exitCode: 7, stepId: failed?.id });
    expect(build.output.at(-1)?.text).toBe('oh no');
  });

  it('names the line of a syntax error', async () => {
    const { outcome } = await collectBuild(imageBuilder, `FROM ${busyboxImage}\nRUN true\nRUNN false\n`);
    expect(outcome).toMatchObject({ type: 'failed', kind: 'dockerfile-syntax', dockerfileLine: 3 });
    expect(outcome).toMatchObject({
      message: expect.stringMatching(/^dockerfile parse error line 3: unknown instruction/),
    });
  });

  it('says that the base image is missing', async () => {
    const { outcome } = await collectBuild(imageBuilder, 'FROM localhost:1/studio-test/nowhere:1\nRUN true');
    expect(outcome).toMatchObject({
      type: 'failed',
      kind: 'base-image-missing',
      message: expect.stringContaining('nowhere'),
    });
  });

  it('says that a file to copy is missing', async () => {
    const { outcome } = await collectBuild(imageBuilder, `FROM ${busyboxImage}\nCOPY absent /absent`);
    expect(outcome).toMatchObject({ type: 'failed', kind: 'other', message: expect.stringContaining('absent') });
  });

  it('tells a process killed by the memory limit from other failures', async () => {
    const { outcome } = await collectBuild(
      imageBuilder,
      `FROM ${busyboxImage}\n${unique()}\nRUN sleep 9 & kill -9 $! && wait $!`,
    );
    expect(outcome).toMatchObject({ type: 'failed', kind: 'out-of-memory', exitCode: 137 });
  });

  it('is data too when there is no engine', async () => {
    const nowhere = createDockerAdapter({ home: '/nonexistent', dockerHost: 'unix:///nonexistent/docker.sock' });
    const { outcome } = await collectBuild(nowhere.imageBuilder, 'FROM scratch');
    expect(outcome).toMatchObject({ type: 'failed', kind: 'engine-lost' });
  });
});

describe('a build that is cancelled', () => {
  it('ends the process on the engine within two seconds', async () => {
    const cancelling = new AbortController();
    // A length of sleep that names this very process in the host's process list.
    const sleep = `${100_000 + Math.floor(Math.random() * 100_000)}`;
    const building = collectBuild(
      imageBuilder,
      `FROM ${busyboxImage}\n${unique()}\nRUN trap '' TERM; echo asleep; sleep ${sleep}`,
      {},
      cancelling.signal,
      (event) => event.type === 'output' && cancelling.abort(),
    );
    let cancelledAt = 0;
    cancelling.signal.addEventListener('abort', () => {
      cancelledAt = performance.now();
    });
    const { outcome } = await building;
    expect(outcome).toEqual({ type: 'cancelled' });
    await vi.waitFor(async () => expect((await run('ps', ['-eo', 'args'])).stdout).not.toContain(`sleep ${sleep}`), {
      timeout: 2_000,
    });
    expect(performance.now() - cancelledAt).toBeLessThan(2_000);
  });

  it('leaves another build alone', async () => {
    const cancelling = new AbortController();
    const [cancelled, other] = await Promise.all([
      collectBuild(
        imageBuilder,
        `FROM ${busyboxImage}\n${unique()}\nRUN echo go; sleep 60`,
        {},
        cancelling.signal,
        ({ type }) => type === 'output' && cancelling.abort(),
      ),
      collectBuild(imageBuilder, `FROM ${busyboxImage}\n${unique()}\nRUN sleep 2; echo survived`),
    ]);
    expect(cancelled.outcome.type).toBe('cancelled');
    expect(other.outcome.type).toBe('built');
    expect(other.output.at(-1)?.text).toBe('survived');
  });

  it('ends before it began, and while its context is on its way', async () => {
    expect((await collectBuild(imageBuilder, 'FROM scratch', {}, AbortSignal.abort())).outcome.type).toBe('cancelled');
    const large = { path: 'large', mode: 0o644, content: new Uint8Array(200_000_000) };
    const early = await collectBuild(
      imageBuilder,
      `FROM ${busyboxImage}\nCOPY large /large`,
      { context: [large] },
      AbortSignal.timeout(50),
    );
    expect(early.outcome.type).toBe('cancelled');
  });

  it('is cancelled by a consumer that walks away', async () => {
    const engineBuildId = randomUUID();
    const marker = `${200_000 + Math.floor(Math.random() * 100_000)}`;
    const dockerfile = `FROM ${busyboxImage}\n${unique()}\nRUN echo go; sleep ${marker}`;
    for await (const event of imageBuilder.build(
      { engineBuildId, dockerfile, context: [], tags: [] },
      AbortSignal.timeout(60_000),
    )) {
      if (event.type === 'output') break;
    }
    await vi.waitFor(async () => expect((await run('ps', ['-eo', 'args'])).stdout).not.toContain(`sleep ${marker}`), {
      timeout: 2_000,
    });
  });
});
