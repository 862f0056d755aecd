import { chown, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { admin } from './support/admin.ts';
import { cookiesOf } from './support/cookies.ts';
import { freePort } from './support/free-port.ts';
import { runServer } from './support/run-server.ts';
import { findRunningCommands } from './support/running-commands.ts';
import { becomeAdmin, createStudioClient } from './support/studio-client.ts';
import { StudioProcess } from './support/studio-process.ts';
import { withoutEngine } from './support/without-engine.ts';

const nobody = 65_534;

let dataFolder: string;

test.beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'env-studio-start-'));
});
test.afterEach(() => rm(dataFolder, { recursive: true, force: true }));

test('a second start on the same folder says where the first one is, and makes links for it', async () => {
  const first = await StudioProcess.start({ dataFolder, port: await freePort(), variables: withoutEngine });
  try {
    await becomeAdmin(first.address, await first.adminLink(), admin);
    const second = await runServer(['--data', dataFolder, '--port', String(await freePort())], withoutEngine);
    expect(second).toEqual({ exitCode: 0, output: `Env Studio is running already: ${first.address}\n` });

    const third = await runServer(['--data', dataFolder, '--admin-link'], withoutEngine);
    expect(third.exitCode).toBe(0);
    const link = /http\S+\/welcome#\S+/.exec(third.output)?.[0] ?? '';
    expect(link).toContain(first.address);
    await becomeAdmin(first.address, link, { ...admin, password: 'the old one was forgotten' });
  } finally {
    await first.stop();
  }
});

test('--admin-link lets a locked-out admin back in', async () => {
  const port = await freePort();
  const first = await StudioProcess.start({ dataFolder, port, variables: withoutEngine });
  await becomeAdmin(first.address, await first.adminLink(), admin).finally(() => first.stop());

  const ordinary = await StudioProcess.start({ dataFolder, port, variables: withoutEngine });
  try {
    await expect.poll(() => ordinary.output).toContain('Env Studio is ready');
    expect(ordinary.output).not.toContain('/welcome#');
  } finally {
    await ordinary.stop();
  }

  const again = await StudioProcess.start({ dataFolder, port, variables: withoutEngine, parameters: ['--admin-link'] });
  try {
    const cookie = await becomeAdmin(again.address, await again.adminLink(), { ...admin, password: 'a new password' });
    const { user, workspaces } = await createStudioClient(again.address, cookie).session.current.query();
    expect(user).toMatchObject({ email: admin.email });
    expect(workspaces).toMatchObject([{ role: 'admin' }]);
  } finally {
    await again.stop();
  }
});

test('a port that is taken, or none, is said in a sentence, and nothing is left running', async () => {
  const port = await freePort();
  const first = await StudioProcess.start({ dataFolder, port, variables: withoutEngine });
  const otherFolder = await mkdtemp(join(tmpdir(), 'env-studio-other-'));
  try {
    const second = await runServer(['--data', otherFolder, '--port', String(port)], withoutEngine);
    expect(second.exitCode).toBe(1);
    expect(second.output).toContain(`Port ${port} is taken: choose another with --port.`);
    expect(second.output).not.toMatch(/^\s+at /m);
    expect(await findRunningCommands(otherFolder)).toEqual([]);

    const third = await runServer(['--data', otherFolder, '--port', 'many'], withoutEngine);
    expect(third.exitCode).toBe(1);
    expect(third.output).toContain('STUDIO_PORT');
    expect(third.output).not.toMatch(/^\s+at /m);
  } finally {
    await first.stop();
    await rm(otherFolder, { recursive: true, force: true });
  }
});

test('an ordinary user can run a studio of their own', async ({ page }) => {
  const isRoot = process.getuid?.() === 0;
  await chown(dataFolder, isRoot ? nobody : -1, isRoot ? nobody : -1);
  // Where the sources stand below a folder that is root's alone, passing through it is all that is allowed in addition.
  const passing = ['--inh-caps', '+dac_read_search', '--ambient-caps', '+dac_read_search'];
  const identity = ['--reuid', String(nobody), '--regid', String(nobody), '--clear-groups'];
  const studio = await StudioProcess.start({
    dataFolder,
    port: await freePort(),
    variables: { ...withoutEngine, HOME: dataFolder },
    prefix: isRoot ? ['setpriv', ...identity, ...passing] : [],
  });
  try {
    const cookie = await becomeAdmin(studio.address, await studio.adminLink(), admin);
    await page.context().addCookies(cookiesOf(cookie, studio.address));
    await page.goto(`${studio.address}/w/default`);
    await expect(page.getByText('Curated-Minimal').first()).toBeVisible();
    const owner = isRoot ? nobody : process.getuid?.();
    expect((await stat(join(dataFolder, 'secret-key'))).uid).toBe(owner);
    expect((await stat(join(dataFolder, 'secret-key'))).mode & 0o777).toBe(0o600);
  } finally {
    await studio.stop();
  }
});
