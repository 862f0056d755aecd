import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDockerAdapter } from './docker-adapter.ts';
import { DockerContainerRuntime } from './docker-container-runtime.ts';
import { ensureBusyboxImage, busyboxImage as image } from './testing/busybox-image.ts';
import { collectBuild } from './testing/collect-build.ts';
import { bareClient, dockerUnderTest, removeUntaggedTestImages } from './testing/docker-under-test.ts';
import { writeTimeLimit } from './time-limit-label.ts';

const { containers, imageBuilder, imageStore } = dockerUnderTest();
const labels = { 'studio-test.runtime': String(process.pid) };
const derived = `studio-test/runtime:${process.pid}`;

async function countContainers(): Promise<number> {
  const label = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  return (await bareClient().listContainers({ all: true, filters: { label } })).length;
}

beforeAll(async () => {
  await ensureBusyboxImage(imageStore);
});
afterAll(async () => {
  await containers.removeByLabel(labels);
  await imageStore.remove(derived);
  await removeUntaggedTestImages();
});

describe('run', () => {
  it('gives exit code and both outputs, whole', async () => {
    const command = ['sh', '-c', 'seq 1 30000; echo 環境 >&2; exit 3'];
    const result = await containers.run({ image, command, labels });
    expect(result).toMatchObject({ exitCode: 3, stderr: '環境\n', wasKilledForMemory: false, timedOut: false });
    expect(result.stdout.split('\n')).toHaveLength(30_001);
    expect(await countContainers()).toBe(0);
  });

  it('hears of an end that came before it could ask', async () => {
    const docker = bareClient();
    const { modem } = docker;
    const dial = modem.dial.bind(modem);
    modem.dial = (options, callback) => {
      const isQuestion = options.path?.includes('/wait') === true;
      setTimeout(() => dial(options, callback), isQuestion ? 1_500 : 0);
    };
    const result = await new DockerContainerRuntime(docker).run({ image, command: ['sh', '-c', 'exit 7'], labels });
    expect(result.exitCode).toBe(7);
  }, 10_000);

  it('replaces entrypoint, user and variables of the image', async () => {
    const dockerfile = `FROM ${image}\nENV A=image B=image\nUSER ada\nENTRYPOINT ["false"]\nCMD ["never"]`;
    await collectBuild(imageBuilder, dockerfile, { tags: [derived] });
    const asImage = await containers.run({
      image: derived,
      command: ['sh', '-c', 'id -un; echo $A $B'],
      variables: { A: 'ours' },
    });
    expect(asImage.stdout).toBe('ada\nours image\n');
    expect((await containers.run({ image: derived, command: ['id', '-u'], user: '0:0' })).stdout).toBe('0\n');
  });

  it('takes words as they are: nothing is a shell string', async () => {
    const words = ['a b', '$HOME', '`id`', '; exit 9', "'", '環境'];
    const { stdout } = await containers.run({ image, command: ['printf', '%s|', ...words] });
    expect(stdout).toBe(`${words.join('|')}|`);
  });

  it('has its files there, with their modes', async () => {
    const { stdout } = await containers.run({
      image,
      command: ['/work/deep/program'],
      files: [{ path: '/work/deep/program', mode: 0o755, content: Buffer.from('#!/bin/sh\necho ran\n') }],
    });
    expect(stdout).toBe('ran\n');
  });

  it('has no network when none is wanted', async () => {
    const { stdout } = await containers.run({ image, command: ['ls', '/sys/class/net'], network: 'none' });
    expect(stdout.trim()).toBe('lo');
  });

  it('is killed after its time', async () => {
    const result = await containers.run({ image, command: ['sleep', '60'], timeoutMs: 300, labels });
    expect(result).toMatchObject({ exitCode: 137, timedOut: true, wasKilledForMemory: false });
    expect(await countContainers()).toBe(0);
  });

  it('says when memory ran out', async () => {
    const command = ['sh', '-c', 'x=x; while true; do x=$x$x; done'];
    const result = await containers.run({ image, command, memoryBytes: 32_000_000, timeoutMs: 30_000 });
    expect(result).toMatchObject({ exitCode: 137, wasKilledForMemory: true, timedOut: false });
  });

  it('ends with its signal', async () => {
    const cancelling = new AbortController();
    const running = containers.run({ image, command: ['sleep', '60'], labels }, cancelling.signal);
    await expect.poll(countContainers).toBe(1);
    cancelling.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    expect(await countContainers()).toBe(0);
  });

  it('ends also when it is stopped before it has started', async () => {
    // A time this short runs out between creating and starting.
    const result = await containers.run({ image, command: ['sleep', '60'], timeoutMs: 1, labels });
    expect(result).toMatchObject({ exitCode: 137, timedOut: true });
    const early = containers.run({ image, command: ['sleep', '60'], labels }, AbortSignal.timeout(1));
    await expect(early).rejects.toThrow('timeout');
    expect(await countContainers()).toBe(0);
  }, 20_000);

  it('answers 127 for a program that the image does not have', async () => {
    expect((await containers.run({ image, command: ['python3'], labels })).exitCode).toBe(127);
    expect(await countContainers()).toBe(0);
  });

  it('leaves nothing where its files cannot be put in', async () => {
    const files = [{ path: '/etc/passwd/file', mode: 0o644, content: Buffer.from('') }];
    await expect(containers.run({ image, command: ['true'], files, labels })).rejects.toThrow();
    await expect(containers.attach({ image, command: ['cat'], files, labels })).rejects.toThrow();
    expect(await countContainers()).toBe(0);
  });

  it('refuses in our words', async () => {
    const command = ['true'];
    await expect(containers.run({ image: 'studio-test/absent:1', command })).rejects.toMatchObject({
      code: 'IMAGE_NOT_FOUND',
      values: { reference: 'studio-test/absent:1' },
    });
    const nowhere = createDockerAdapter({ home: '/nonexistent', dockerHost: 'unix:///nonexistent/docker.sock' });
    await expect(nowhere.containers.run({ image, command })).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
  });
});

describe('attach', () => {
  it('speaks line by line, and ends with its input', async () => {
    const container = await containers.attach({
      image,
      command: ['sh', '-c', 'while read x; do echo "got $x"; done; echo bye >&2; exit 4'],
      labels,
    });
    const stderr = text(container.stderr);
    const lines = container.stdout[Symbol.asyncIterator]();
    for (const word of ['one', 'two']) {
      container.stdin.write(`${word}\n`);
      expect(String((await lines.next()).value)).toBe(`got ${word}\n`);
    }
    container.stdin.end();
    expect(await container.ended).toBe(4);
    expect(await stderr).toBe('bye\n');
    await expect.poll(countContainers).toBe(0);
  });

  it('is over when it is closed, whatever it does', async () => {
    const container = await containers.attach({ image, command: ['sleep', '60'], labels });
    await container.close();
    expect(await container.ended).not.toBe(0);
    expect(await countContainers()).toBe(0);
  });

  it('leaves nothing behind when the studio is killed and never comes back', async () => {
    const container = await containers.attach({ image, command: ['cat'], labels });
    container.stdin.destroy();
    await vi.waitFor(async () => expect(await countContainers()).toBe(0), { timeout: 20_000 });
    expect(await container.ended).toBe(0);
  });

  it('says that it has ended when somebody else removes it', async () => {
    const container = await containers.attach({ image, command: ['cat'], labels });
    await containers.removeByLabel(labels);
    expect(await container.ended).not.toBe(0);
    await container.close();
  });
});

it('lists the labels of all that have one, running, ended or never started', async () => {
  const name = `studio-test.listed-${process.pid}`;
  const unstarted = await bareClient().createContainer({ Image: image, Labels: { ...labels, [name]: 'unstarted' } });
  const running = await containers.attach({ image, command: ['cat'], labels: { ...labels, [name]: 'running' } });
  const other = await containers.attach({ image, command: ['cat'], labels });
  const found = await containers.listLabels(name);
  expect(found.toSorted((a, b) => (a[name] ?? '').localeCompare(b[name] ?? ''))).toEqual([
    { ...labels, [name]: 'running', ...writeTimeLimit({ waitsFor: 'start', limitMs: 20_000 }) },
    { ...labels, [name]: 'unstarted' },
  ]);
  await Promise.all([unstarted.remove(), running.close(), other.close()]);
  expect(await containers.listLabels(name)).toEqual([]);
});

it('removes by label only what carries all the labels', async () => {
  const other = await containers.attach({ image, command: ['cat'], labels: { ...labels, part: 'a' } });
  await containers.removeByLabel({ ...labels, part: 'b' });
  expect(await countContainers()).toBe(1);
  await containers.removeByLabel({ ...labels, part: 'a' });
  expect(await countContainers()).toBe(0);
  await other.close();
});
