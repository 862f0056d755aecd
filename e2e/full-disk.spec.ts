import { execFile } from 'node:child_process';
import { mkdtemp, open, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page, test } from '@playwright/test';
import { emptyDefinition } from '../core/definition/definition.ts';
import { admin } from './support/admin.ts';
import { cookiesOf } from './support/cookies.ts';
import { freePort } from './support/free-port.ts';
import { refusalCode } from './support/refusal-code.ts';
import { becomeAdmin, createStudioClient } from './support/studio-client.ts';
import { StudioProcess } from './support/studio-process.ts';
import { withoutEngine } from './support/without-engine.ts';

const run = promisify(execFile);
const workspace = 'default';
const settled = { timeout: 30_000 };

let dataFolder: string;
let studio: StudioProcess;

test.beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'env-studio-small-'));
  await run('mount', ['-t', 'tmpfs', '-o', 'size=200m', 'studio-test', dataFolder]);
  studio = await StudioProcess.start({ dataFolder, port: await freePort(), variables: withoutEngine });
});
test.afterEach(async () => {
  await studio.stop();
  await run('umount', ['--lazy', dataFolder]);
  await rm(dataFolder, { recursive: true, force: true });
});

/** Takes all the space that is left, until it is asked to give it back. */
async function fillDisk(): Promise<() => Promise<void>> {
  const path = join(dataFolder, 'filler');
  const file = await open(path, 'w');
  const block = Buffer.alloc(64 * 1024);
  while ((await statfs(dataFolder)).bavail > 0) await file.write(block).catch(() => {}); // the last one does not fit
  await file.close();
  return () => rm(path);
}

/** Told on each page while it is so. */
function banner(page: Page) {
  return page.getByRole('status').filter({ hasText: 'The studio’s disk is full: nothing can be stored.' });
}

test('a data folder without space refuses what it cannot store, loses nothing, and goes on when there is space', async ({
  page,
}) => {
  const cookie = await becomeAdmin(studio.address, await studio.adminLink(), admin);
  const client = createStudioClient(studio.address, cookie);
  await page.context().addCookies(cookiesOf(cookie, studio.address));
  await page.goto(`${studio.address}/w/${workspace}`);
  await client.environment.create.mutate({ workspace, name: 'full', description: '', tags: [] });
  const register = (value: string) => {
    const definition = { ...emptyDefinition, variables: [{ name: 'VALUE', value }], pip: `# ${'x'.repeat(50_000)}\n` };
    return client.version.register.mutate({ workspace, name: 'full', definition });
  };
  const acknowledged = [(await register('before')).number];

  const free = await fillDisk();
  const refusals = new Set<string>();
  for (let refused = 0; refused < 20; ) {
    const outcome = await register(`meanwhile ${acknowledged.length}`).catch(refusalCode);
    if (typeof outcome === 'string') {
      refusals.add(outcome);
      refused += 1;
    } else acknowledged.push(outcome.number);
  }
  expect([...refusals]).toEqual(['DISK_FULL']);
  await expect(banner(page)).toContainText('Once an admin has made space, all of it goes on by itself.', settled);
  expect((await client.version.get.query({ workspace, name: 'full', number: 1 })).number).toBe(1);

  await free();
  const after = () => register('after').then(Boolean, () => false);
  await expect.poll(after, settled).toBe(true);
  await expect(banner(page)).toHaveCount(0, settled);
  const { items } = await client.version.list.query({ workspace, name: 'full', limit: 200 });
  expect(items.map(({ number }) => number)).toEqual(expect.arrayContaining(acknowledged));
});
