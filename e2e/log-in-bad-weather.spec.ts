import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { openSocketlessProxy } from './support/socketless-proxy.ts';
import { begun, startBuild } from './support/start-build.ts';

const unique = (name: string) => `${name}-${randomUUID().slice(0, 8)}`;
/** A line of the log with just this text; the viewer writes spaces that do not break. */
const line = (page: Page, text: string) =>
  page.locator('.view-line', { hasText: new RegExp(`^${text.replaceAll(' ', '\\s')}$`) });

test('where no WebSocket comes through, a live log says what is amiss and a finished one is whole', async ({
  page,
  studio,
  signedIn: { client },
  workspace,
}, testInfo) => {
  test.setTimeout(480_000);
  const name = unique('behind');
  const buildId = await startBuild({ client, workspace, name, dockerfile: `RUN echo ${name}; sleep 600` });
  const hasSpoken = async () => (await client.build.get.query({ workspace, buildId })).lineCount > 0;
  await expect.poll(hasSpoken, begun).toBe(true);
  const proxy = await openSocketlessProxy(studio.address);
  const address = `${proxy.address}/w/${workspace}/builds/${buildId}`;
  await page.goto(address);
  await expect(page.getByRole('status').filter({ hasText: 'No live connection' })).toBeVisible();
  const banner = page.getByRole('status').filter({ hasText: 'Live updates are off' });
  await expect(banner).toContainText('WebSockets to /api/ws');
  const isSilent = page.getByRole('status').filter({ hasText: 'The studio does not answer.' });
  await expect(isSilent).toHaveCount(0);
  await page.screenshot({ path: testInfo.outputPath('live.png') });

  await client.build.cancel.mutate({ workspace, buildId });
  await expect.poll(async () => (await client.build.get.query({ workspace, buildId })).state).toBe('cancelled');
  await page.goto(address);
  await expect(line(page, name)).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'No live connection' })).toHaveCount(0);
  await expect(banner).toBeVisible();
  await proxy.close();
  await expect(isSilent).toBeVisible();
  await expect(banner).toHaveCount(0);
});

test('a finished log that could not be read is there by itself once the studio answers', async ({
  page,
  signedIn: { client },
  workspace,
}) => {
  test.setTimeout(300_000);
  const name = unique('read');
  const buildId = await startBuild({ client, workspace, name, dockerfile: `RUN echo ${name}; exit 3` });
  await expect.poll(async () => (await client.build.get.query({ workspace, buildId })).state, begun).toBe('failed');
  await page.route(/build\.readLog/, (route) => route.abort());
  await page.goto(`/w/${workspace}/builds/${buildId}`);
  const notice = page.getByRole('status').filter({ hasText: 'The log stopped coming.' });
  await expect(notice).toBeVisible();
  await page.unroute(/build\.readLog/);
  await expect(line(page, name)).toBeVisible();
  await expect(notice).toHaveCount(0);
});

test('a build that fails, a search that cannot be answered', async ({
  page,
  signedIn: { client },
  workspace,
}, testInfo) => {
  test.setTimeout(480_000);
  const name = unique('failing');
  const counting = 'for i in $(seq 1 200); do echo "count $i"; done; sleep 15';
  const dockerfile = `RUN : ${name}; ${counting}; echo "error: the wheel is round" >&2; exit 3`;
  const buildId = await startBuild({ client, workspace, name, dockerfile });
  const follower = await page.context().newPage();
  for (const each of [page, follower]) await each.goto(`/w/${workspace}/builds/${buildId}`);

  await test.step('takes only those to the failure who follow the end', async () => {
    await expect(line(page, 'count 200')).toBeVisible(begun);
    await page.bringToFront();
    await page.locator('.log-view').click();
    await page.keyboard.press('Control+Home');
    await expect(page.getByRole('button', { name: 'Follow', exact: true })).toBeVisible();
    for (const each of [page, follower]) await expect(each).toHaveTitle(/Failed/, { timeout: 60_000 });
    await follower.bringToFront();
    await expect(line(follower, 'error: the wheel is round')).toBeInViewport();
    await page.bringToFront();
    // What is written under the log has come as late as the failure, and the log is where it was.
    await expect(page.getByRole('button', { name: /^First error/ })).toBeVisible();
    await expect(page.locator('.line-numbers', { hasText: /^1\s/ })).toBeInViewport();
    await expect(page.locator('.log-line-linked')).toHaveCount(0);
  });

  await test.step('its phases are told on a phone too', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => page.getByRole('main').ariaSnapshot()).toMatch(/paragraph: Build .*failed/);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step('a search has room on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const box = page.getByRole('textbox', { name: 'Search in the log' });
    await box.fill('count (');
    await page.getByRole('button', { name: 'Regular expression' }).click();
    await expect(page.getByText('not an expression')).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('button', { name: 'Next match' })).toBeInViewport({ ratio: 1 });
    expect((await box.boundingBox())?.width).toBeGreaterThan(200);
    await page.screenshot({ path: testInfo.outputPath('phone.png') });
    await page.getByRole('button', { name: 'Regular expression' }).click();
    await box.press('Escape');
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step('a search without an answer does not blame the expression, and can be tried again', async () => {
    await page.route(/build\.searchLog/, (route) => route.abort());
    const box = page.getByRole('textbox', { name: 'Search in the log' });
    await box.fill('count 19');
    const notice = page.getByRole('status').filter({ hasText: 'The log could not be searched.' });
    await expect(notice).toBeVisible();
    await expect(page.getByText('not an expression')).toHaveCount(0);
    await page.screenshot({ path: testInfo.outputPath('search.png') });
    await page.unroute(/build\.searchLog/);
    await notice.getByRole('button', { name: 'Search again' }).click();
    await expect(page.getByText('1 of 11')).toBeVisible();
    await expect(notice).toHaveCount(0);
    await box.fill('(');
    await page.getByRole('button', { name: 'Regular expression' }).click();
    await expect(page.getByText('not an expression')).toBeVisible();
  });
});
