import { afterAll, describe, expect, it } from 'vitest';
import { bareClient } from '@/server/adapters/docker/testing/docker-under-test.ts';
import type { Toolbox } from '@/server/ports/toolbox.ts';
import { packageSourceUnderTest, toolboxUnderTest } from './testing/toolbox-under-test.ts';

const docker = bareClient();
const never = new AbortController().signal;
const opened: Toolbox[] = [];
afterAll(() => Promise.all(opened.map((toolbox) => toolbox.close())));

function open(changes: Parameters<typeof toolboxUnderTest>[0]): Toolbox {
  const toolbox = toolboxUnderTest(changes);
  opened.push(toolbox);
  return toolbox;
}

/** The one container of a toolbox that is at work. */
async function containerOf(instanceId: string) {
  const [container, ...others] = await containersOf(instanceId);
  if (!container || others.length > 0)
    throw new Error(`The toolbox has ${others.length + (container ? 1 : 0)} containers.`);
  return container;
}

async function containersOf(instanceId: string) {
  const label = ['studio.role=toolbox', `studio.instance=${instanceId}`];
  const found = await docker.listContainers({ all: true, filters: { label } });
  return found.map(({ Id }) => docker.getContainer(Id));
}

function resolve(toolbox: Toolbox, requirements: string, signal = never) {
  const python = { pythonVersion: '3.11.2', glibcVersion: '2.36', condaPackages: [], allowSourceBuilds: false };
  return toolbox.resolve({ requirements, ...python, timeoutMs: 60_000 }, signal);
}

describe('the toolbox’s container', () => {
  it('comes back when it is killed, also in the middle of a request', async () => {
    const instanceId = `studio-test-${crypto.randomUUID()}`;
    const toolbox = open({ instanceId });
    expect((await resolve(toolbox, 'six')).ok).toBe(true);
    const first = await containerOf(instanceId);
    const underway = resolve(toolbox, 'scikit-learn');
    await first.kill();
    expect((await underway).ok).toBe(true);
    expect((await resolve(toolbox, 'six')).ok).toBe(true);
    await expect.poll(async () => (await containersOf(instanceId)).length).toBe(1);
    expect((await containerOf(instanceId)).id).not.toBe(first.id);
  });

  it('is one for requests side by side, and gone after close', async () => {
    const instanceId = `studio-test-${crypto.randomUUID()}`;
    const toolbox = open({ instanceId });
    const answers = await Promise.all(['six', 'attrs', 'idna'].map((name) => resolve(toolbox, name)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await containersOf(instanceId)).toHaveLength(1);
    await toolbox.close();
    expect(await containersOf(instanceId)).toHaveLength(0);
    expect(await resolve(toolbox, 'six')).toMatchObject({ ok: false, problem: { kind: 'toolbox-lost' } });
  });

  it('ends the work of a request that is given up', async () => {
    const instanceId = `studio-test-${crypto.randomUUID()}`;
    const toolbox = open({ instanceId });
    await resolve(toolbox, 'six');
    const container = await containerOf(instanceId);
    const isResolving = async () => uvRuns(await container.top());
    const controller = new AbortController();
    // An address that never answers keeps uv waiting.
    const givenUp = resolve(toolbox, '--index-url http://192.0.2.1/simple\nsix', controller.signal);
    await expect.poll(isResolving).toBe(true);
    controller.abort(new Error('given up'));
    await expect(givenUp).rejects.toThrow('given up');
    await expect.poll(isResolving).toBe(false);
    expect((await resolve(toolbox, 'six')).ok).toBe(true);
  });

  it('holds the host’s settings as files that the image does not have, and is nobody', async () => {
    const instanceId = `studio-test-${crypto.randomUUID()}`;
    const toolbox = open({
      instanceId,
      packageSource: { ...packageSourceUnderTest, extraIndexUrls: ['http://ann:secret@127.0.0.1:9/simple'] },
    });
    const { reference } = await toolbox.prepare(() => {}, never);
    await resolve(toolbox, '-e .'); // refused without asking an index
    const { Config } = await (await containerOf(instanceId)).inspect();
    expect(Config.User).toBe('65534:65534');
    expect(JSON.stringify(Config)).not.toContain('secret');
    expect(JSON.stringify(await docker.getImage(reference).history())).not.toContain('secret');
  });

  it('replaces what a killed studio of the same data folder left behind', async () => {
    const instanceId = `studio-test-${crypto.randomUUID()}`;
    const killed = open({ instanceId });
    await resolve(killed, 'six');
    const leftover = await containerOf(instanceId);
    const next = open({ instanceId });
    expect((await resolve(next, 'six')).ok).toBe(true);
    expect((await containerOf(instanceId)).id).not.toBe(leftover.id);
  });
});

describe('the toolbox’s image', () => {
  it('is found again without an index or a base, and tells its state', async () => {
    await open({}).prepare(() => {}, never);
    const toolbox = open({
      packageSource: { indexUrl: 'http://127.0.0.1:9/simple', extraIndexUrls: [], trustedHosts: [] },
      dataFolder: '/nonexistent',
      baseImageReference: () => Promise.reject(new Error('no base image')),
    });
    expect(toolbox.status()).toEqual({ state: 'unavailable', reason: 'not prepared yet' });
    const image = await toolbox.prepare(() => {}, never);
    expect(image.reference).toMatch(/^envstudio\/toolbox:[0-9a-f]{12}$/);
    expect(Object.keys(image.toolDigests).sort()).toEqual(['installer', 'py-rattler', 'uv']);
    expect(toolbox.status()).toEqual({ state: 'ready' });
  });
});

function uvRuns(processes: { Processes?: string[][] }): boolean {
  return (processes.Processes ?? []).some((columns) => columns.join(' ').includes('/bin/uv pip compile'));
}
