import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { admin } from './support/admin.ts';
import { freePort } from './support/free-port.ts';
import { lineCount } from './support/line-count.ts';
import { isNginxUsable, Nginx } from './support/nginx.ts';
import { runServer } from './support/run-server.ts';
import { begun } from './support/start-build.ts';
import { StudioProcess } from './support/studio-process.ts';
import { withoutEngine } from './support/without-engine.ts';

test.skip(
  !isNginxUsable,
  'needs nginx (Debian package nginx-light), and Node 22.19 to trust the certificate of a test',
);
// The test's own certificate.
test.use({ ignoreHTTPSErrors: true });

const basePath = '/studio';
/** The pages are built for the base path, once. */
const readyWithinMs = 400_000;
const environmentName = 'below-a-path';

let dataFolder: string;
let nginx: Nginx;
let studio: StudioProcess;
let port: number;

test.beforeAll(async () => {
  test.setTimeout(readyWithinMs + 60_000);
  dataFolder = await mkdtemp(join(tmpdir(), 'env-studio-base-path-'));
  port = await freePort();
  // Of the example's two web processes one is there.
  nginx = await Nginx.start([port, await freePort()], basePath);
  studio = await StudioProcess.start({
    dataFolder,
    port,
    readyWithinMs,
    program: ['scripts/start.mjs', '--no-install', '--base-path', basePath],
    variables: { STUDIO_ADDRESS: nginx.address },
  });
});
test.afterAll(async () => {
  await studio?.stop();
  await nginx?.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

/** All that a browser asks for, and what it is answered with. */
function watchTraffic(context: BrowserContext) {
  const traffic = { addresses: new Set<string>(), missing: new Set<string>() };
  context.on('request', (request) => traffic.addresses.add(request.url()));
  context.on('response', (response) => {
    if (response.status() === 404) traffic.missing.add(response.url());
  });
  context.on('page', (page) => page.on('websocket', (socket) => traffic.addresses.add(socket.url())));
  return traffic;
}

function isBelowBasePath(address: string): boolean {
  const { protocol, host, pathname } = new URL(address);
  if (protocol === 'data:' || protocol === 'blob:') return true;
  return host === new URL(nginx.address).host && (pathname === basePath || pathname.startsWith(`${basePath}/`));
}

async function signIn(page: Page) {
  await page.getByLabel('E-mail').fill(admin.email);
  await page.getByLabel('Password', { exact: true }).fill(admin.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function signOut(page: Page) {
  await page.getByRole('button', { name: /Your menu/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(`${nginx.address}/sign-in`);
}

test('below a base path behind nginx: from the one-time link to a line of a live log, and nothing leaves the path', async ({
  context,
}) => {
  test.setTimeout(480_000);
  const traffic = watchTraffic(context);
  const page = await context.newPage();

  await test.step('the printed link makes the first admin, who signs in', async () => {
    const link = await studio.adminLink();
    expect(link.startsWith(`${nginx.address}/welcome#`)).toBe(true);
    await page.goto(link);
    await page.getByLabel('Name', { exact: true }).fill(admin.name);
    await page.getByLabel('E-mail').fill(admin.email);
    await page.getByLabel('Password', { exact: true }).fill(admin.password);
    await page.getByRole('button', { name: /create/i }).click();
    await expect(page).toHaveURL(`${nginx.address}/w/default`);
    await signOut(page);
    await signIn(page);
    await expect(page).toHaveURL(`${nginx.address}/w/default`);
    const cookies = await context.cookies();
    expect(cookies.map(({ path }) => path)).toEqual(cookies.map(() => basePath));
    expect(cookies.map(({ name }) => name)).toContain('__Secure-studio.session_token');
  });

  await test.step('the editor loads, finds and saves', async () => {
    await page.getByRole('link', { name: 'New environment' }).first().click();
    await page.getByLabel('Name', { exact: true }).fill(environmentName);
    await page.getByRole('button', { name: `Create ${environmentName}` }).click();
    await page.waitForURL(`${nginx.address}/w/default/drafts/*`);
    await page.getByRole('link', { name: /^Pip/ }).click();
    await page.getByRole('textbox', { name: 'Pip section' }).focus();
    await page.keyboard.type('foo>>1');
    const problems = page.getByRole('region', { name: 'Problems' });
    await expect(problems.getByText('1 error')).toBeVisible();
    const explanation = page.waitForEvent('popup');
    await problems.getByRole('link', { name: /^Why/ }).first().click();
    await expect((await explanation).getByRole('article')).toBeVisible();
    await (await explanation).close();
    await page.getByRole('textbox', { name: 'Pip section' }).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Dockerfile' }).click();
    await expect(page).toHaveURL(/\/studio\/w\/default\/drafts\/[^/]+\?section=dockerfile$/);
    await page.getByRole('textbox', { name: 'Dockerfile section' }).focus();
    const counting = `RUN for i in $(seq 1 9000); do echo "count $i"; sleep 0.1; done; echo ${randomUUID()}`;
    await page.keyboard.insertText(counting);
    await expect(page.getByText(/^Saved \d/)).toBeVisible();
  });

  await test.step('its first version is built, and the log is live', async () => {
    const register = page.getByRole('button', { name: /^Register version/ });
    await expect(register).toBeEnabled(begun);
    await register.click();
    await page.getByLabel('What changed and why').fill('the first one');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Register version/ })
      .click();
    await page.waitForURL(`${nginx.address}/w/default/builds/*`);
    await expect(page).toHaveTitle(/Building/, begun);
    await expect.poll(() => lineCount(page), begun).toBeGreaterThan(20);
    expect([...traffic.addresses]).toContain(`${nginx.address.replace('https', 'wss')}/api/ws`);
  });

  const build = page.url();
  await test.step('a reload goes on with it, and a step has an address', async () => {
    await page.reload();
    const before = await lineCount(page);
    await expect.poll(() => lineCount(page)).toBeGreaterThan(before);
    await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: /count/ }).click();
    await expect(page).toHaveURL(/\/studio\/w\/default\/builds\/.*line=\d+.*step=\d+/);
  });

  await test.step('the log is a file', async () => {
    await page.getByRole('button', { name: 'More for the log' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Download as text', exact: true }).click();
    expect((await download).url()).toBe(
      `${nginx.address}/api${new URL(build).pathname.slice(basePath.length)}/log.txt`,
    );
  });

  await test.step('whoever follows a link to a line signs in first and is there', async () => {
    await signOut(page);
    await page.goto(`${build}?line=10`);
    await expect(page).toHaveURL(
      `${nginx.address}/sign-in?next=${encodeURIComponent(`${build.slice(build.indexOf('/w/'))}?line=10`)}`,
    );
    await signIn(page);
    await expect(page).toHaveURL(`${build}?line=10`);
    await expect(page.locator('.log-line-linked')).toBeVisible();
    await page.getByRole('button', { name: 'Cancel build' }).click();
    await expect(page).toHaveTitle(/Cancelled/);
  });

  await test.step('a tab has an address; what is copied leads here', async () => {
    const version = `${nginx.address}/w/default/environments/${environmentName}/versions/1`;
    await page.goto(version);
    await page.getByRole('link', { name: 'Definition', exact: true }).click();
    await expect(page).toHaveURL(`${version}?tab=definition`);
    await page.getByRole('link', { name: 'People' }).click();
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    await dialog.getByRole('button', { name: 'Create invitation link' }).click();
    const invitation = dialog.getByRole('textbox', { name: 'invitation link' });
    await expect(invitation).toHaveValue(new RegExp(`^${nginx.address}/invite#`));
    await page.goto(`${nginx.address}/w/default/access-tokens`);
    await page.getByRole('button', { name: 'Create access token' }).click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('for curl');
    await dialog.getByRole('button', { name: 'Create access token' }).click();
    await expect(dialog.getByText(`'${nginx.address}/api/builds/<id>/log?follow=1'`)).toBeVisible();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await signOut(page);
  });

  expect([...traffic.addresses].filter((address) => !isBelowBasePath(address))).toEqual([]);
  expect([...traffic.missing]).toEqual([]);
});

test('what the process says to whoever asks it itself, and nginx to others', async () => {
  const statusOf = async (address: string) => (await fetch(address, { redirect: 'manual' })).status;
  for (const path of ['/healthz', '/readyz', '/metrics', '/studio/healthz', '/studio/readyz', '/studio/metrics']) {
    expect(await statusOf(studio.address + path), path).toBe(200);
  }
  for (const path of ['/sign-in', '/studios', '/api/trpc/session.current', '/icon.svg']) {
    expect(await statusOf(studio.address + path), path).toBe(404);
  }
  const home = await fetch(studio.address, { redirect: 'manual' });
  expect([home.status, home.headers.get('location')]).toEqual([307, basePath]);
  expect(await statusOf(`${nginx.address}/metrics`)).toBe(403);
  const page = await (await fetch(nginx.address)).text();
  const icon = /<link rel="icon" href="([^"]+)"/.exec(page)?.[1];
  expect(await statusOf(new URL(icon ?? '', nginx.address).href)).toBe(200);
});

test('pages that were built for another base path are not shown', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'env-studio-base-path-'));
  const parameters = ['--data', folder, '--port', String(await freePort()), '--base-path', '/never-built'];
  const { exitCode, output } = await runServer(parameters, withoutEngine);
  await rm(folder, { recursive: true, force: true });
  expect(output).toContain('There are no pages for the base path /never-built yet: `npm start` builds them.');
  expect(exitCode).toBe(1);
});
