import { expect, test } from '@playwright/test';
import { emptyDefinition } from '../core/definition/definition.ts';
import { docker } from './support/docker-command.ts';
import { RestartableStudio } from './support/restartable-studio.ts';
import { findRunningCommands } from './support/running-commands.ts';

test.setTimeout(300_000);

/** After a restart a build goes on, is tried once more or has ended within this time. */
const settled = { timeout: 30_000 };
const finished = { timeout: 120_000 };

let studio: RestartableStudio;

test.beforeEach(async () => {
  studio = await RestartableStudio.open();
});
test.afterEach(() => studio.close());

/** Counts for about ten seconds; `mark` is found in its command line and nowhere else. */
function countingStep(mark: string): string {
  return `RUN i=0; while [ $i -lt 100 ]; do i=$((i+1)); echo "tick $i"; sleep 0.1; done; echo ${mark}`;
}

function newMark(): string {
  return `mark-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}

/** Starts a build that counts, and gives it with the lines that a watcher has seen by then. */
async function startCounting(name: string, mark: string) {
  const buildId = await studio.startBuild(name, { dockerfile: countingStep(mark) });
  await expect.poll(async () => (await studio.build(buildId)).lineCount, finished).toBeGreaterThan(20);
  expect(await findRunningCommands(mark), 'the step runs on this machine').not.toEqual([]);
  return { buildId, shown: await studio.readLog(buildId) };
}

/** The truth after a restart: an end, or the second attempt under way; then the success that was interrupted. */
async function expectToGoOn(buildId: string, shown: readonly unknown[]) {
  const state = async () => {
    const { state, attempt } = await studio.build(buildId);
    return state === 'running' && attempt === 2 ? 'goes on' : state;
  };
  await expect.poll(state, settled).toMatch(/^(goes on|succeeded|failed)$/);
  await expect.poll(async () => (await studio.build(buildId)).state, finished).toBe('succeeded');
  const log = await studio.readLog(buildId);
  expect(log.slice(0, shown.length), 'lines that were shown keep their numbers').toEqual(shown);
  expect(log).toHaveLength((await studio.build(buildId)).lineCount);
  const texts = log.map(([, , , text]) => text);
  expect(texts.slice(texts.lastIndexOf('tick 1'), texts.lastIndexOf('tick 100') + 1)).toEqual(
    Array.from({ length: 100 }, (_, index) => `tick ${index + 1}`),
  );
}

async function expectNothingLeftRunning(mark: string, buildId: string) {
  await expect.poll(() => findRunningCommands(mark), { timeout: 10_000 }).toEqual([]);
  expect(await docker('ps', '--quiet', '--filter', `label=studio.build=${buildId}`)).toBe('');
}

test('kill -9 in the middle of a build loses nothing that was acknowledged, and leaves nothing running', async () => {
  const { client, workspace } = studio;
  const mark = newMark();
  const { buildId, shown } = await startCounting('killed', mark);
  const written = { description: 'written just before', tags: ['kept'], definition: { ...emptyDefinition, pip: mark } };
  const { draftId } = await client.draft.open.mutate({ workspace, name: 'killed', fromNumber: 1 });
  const saved = await client.draft.save.mutate({ workspace, draftId, revision: 0, sessionId: 'tab', ...written });

  await studio.process.kill();
  await expectNothingLeftRunning(mark, buildId);
  const toolbox = ['ps', '--quiet', '--filter', `label=studio.instance=${await studio.instanceId()}`];
  await expect.poll(() => docker(...toolbox), { timeout: 10_000 }).toBe('');

  await studio.start();
  await expect(client.draft.get.query({ workspace, draftId })).resolves.toMatchObject({ ...written, ...saved });
  await expectToGoOn(buildId, shown);
  await expect(client.version.get.query({ workspace, name: 'killed', number: 1 })).resolves.toMatchObject({
    image: { isPresent: true },
  });
  await expectNothingLeftRunning(mark, buildId);
});

test('a build that is killed twice ends with the truth', async () => {
  const mark = newMark();
  const { buildId } = await startCounting('killed-twice', mark);
  for (const attempt of [1, 2]) {
    await expect.poll(() => findRunningCommands(mark), finished).not.toEqual([]);
    expect(await studio.build(buildId)).toMatchObject({ state: 'running', attempt });
    await studio.process.kill();
    await expectNothingLeftRunning(mark, buildId);
    await studio.start();
  }
  await expect.poll(async () => (await studio.build(buildId)).state, settled).toBe('failed');
  expect(await studio.build(buildId)).toMatchObject({ failure: { reason: 'worker-lost' } });
});

test('an orderly end in the middle of a build takes under three seconds, and the build goes on after it', async () => {
  const mark = newMark();
  const { buildId, shown } = await startCounting('stopped', mark);
  const begin = performance.now();
  await studio.process.stop();
  expect(performance.now() - begin).toBeLessThan(3_000);
  expect(studio.process.exitCode).toBe(0);
  await expectNothingLeftRunning(mark, buildId);
  const containers = ['ps', '--quiet', '--filter', `label=studio.instance=${await studio.instanceId()}`];
  expect(await docker(...containers)).toBe('');
  expect(await findRunningCommands(studio.dataFolder), 'the database has ended too').toEqual([]);

  await studio.start();
  await expectToGoOn(buildId, shown);
});

test('kill -9 in the middle of registrations loses none that was acknowledged, and leaves no gap', async () => {
  const { client, workspace } = studio;
  const name = 'registered';
  await client.environment.create.mutate({ workspace, name, description: '', tags: [] });
  const acknowledged: number[] = [];
  const registerUntilItEnds = async (series: string) => {
    for (let index = 0; ; index += 1) {
      const variables = [{ name: 'VALUE', value: `${series} ${index}` }];
      const definition = { ...emptyDefinition, dockerfile: 'RUN true', variables };
      const { number } = await client.version.register.mutate({ workspace, name, definition });
      acknowledged.push(number);
    }
  };
  for (const round of ['first', 'second']) {
    const before = acknowledged.length;
    const writers = ['a', 'b', 'c'].map((writer) => registerUntilItEnds(`${round} ${writer}`).catch(() => {}));
    await expect.poll(() => acknowledged.length - before, settled).toBeGreaterThan(20);
    await studio.process.kill();
    await Promise.all(writers);
    await studio.start();

    const { items } = await client.version.list.query({ workspace, name, limit: 200 });
    const numbers = items.map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => numbers.length - index));
    expect(numbers).toEqual(expect.arrayContaining(acknowledged));
  }
});
